package org.jackfield.core.shares.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The network shares. The password goes in and never out. */
@Component(service = RestResource.class)
@Path("shares")
@RequiresPermission("shares.configure")
public final class SharesResource implements RestResource {

    private final ShareService shares;
    private final ShareAdminService admin;
    private final SecurityService security;

    /** Answers for the shares. */
    @Activate
    public SharesResource(
            @Reference ShareService shares, @Reference ShareAdminService admin, @Reference SecurityService security) {
        this.shares = shares;
        this.admin = admin;
        this.security = security;
    }

    /** A share and how it stands with it. */
    @Summary("A network share and how it stands with it")
    public record ShareDocument(
            UUID id,
            String description,
            String host,
            int port,
            @Summary("The share's name on the server") String name,
            @Summary("The folder below which everything is kept") String folder,
            ShareStatus.State state,
            String detail,
            @Summary("When it was looked at; absent if never") Instant at) {}

    /** A share as it is written. */
    @Summary("A network share")
    public record ShareRequest(String description, String host, int port, String name, String folder) {

        Share toShare(UUID id) {
            return new Share(id, description, host, port == 0 ? Share.PORT : port, name, folder);
        }
    }

    /** As whom we log in. */
    @Summary("As whom we log in to every file server")
    public record LoginRequest(
            String domain, String user, @Summary("Left out: the one that is stored") String password) {

        @Override
        public String toString() {
            return domain + "\\" + user;
        }
    }

    /** {@return all of them} */
    @GET
    @Summary("Every network share, by description")
    public Page<ShareDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(shares.shares(), Paging.of(page, size))
                .map(share -> document(share, shares.status(share.id())));
    }

    /** {@return the share as stored} */
    @POST
    @Summary("Adds a network share")
    public ShareDocument add(ShareRequest request) {
        return put(Ids.next(), request);
    }

    /** {@return the share as stored} */
    @PUT
    @Path("{id}")
    @Summary("Changes a network share")
    public ShareDocument change(@PathParam("id") UUID id, ShareRequest request) {
        known(id);
        return put(id, request);
    }

    private ShareDocument put(UUID id, ShareRequest request) {
        if (request == null) {
            throw ProblemException.invalid(
                    "shares.invalid", "", "There is nothing in the request.", "Send description, host and name.");
        }
        admin.put(request.toShare(id), security.check(ShareAdminService.CONFIGURE));
        return document(known(id), shares.status(id));
    }

    /** Removes a share. */
    @DELETE
    @Path("{id}")
    @Summary("Removes a network share; what is on it stays")
    public void remove(@PathParam("id") UUID id) {
        admin.remove(id, security.check(ShareAdminService.CONFIGURE));
    }

    /** {@return how it stands with a share now} */
    @POST
    @Path("{id}/look")
    @Summary("Looks how it stands with a share now")
    public ShareDocument look(@PathParam("id") UUID id) {
        return document(known(id), admin.look(id));
    }

    /** Changes as whom we log in. */
    @PUT
    @Path("login")
    @Summary("As whom we log in to every file server")
    public void setLogin(LoginRequest request) {
        if (request == null) {
            throw ProblemException.invalid(
                    "shares.invalid", "", "There is nothing in the request.", "Send domain, user and password.");
        }
        admin.setLogin(
                new ShareAdminService.Login(request.domain(), request.user()),
                request.password() == null ? Secret.NONE : new Secret(request.password()),
                security.check(ShareAdminService.CONFIGURE));
    }

    private Share known(UUID id) {
        return shares.share(id).orElseThrow(() -> ProblemException.notFound(
                "shares.not-found", id.toString(), "There is no such network share.", "Look at GET /api/v1/shares."));
    }

    private static ShareDocument document(Share share, ShareStatus status) {
        return new ShareDocument(
                share.id(), share.description(), share.host(), share.port(), share.name(), share.folder(),
                status.state(), status.detail(), status.equals(ShareStatus.UNKNOWN) ? null : status.at());
    }
}

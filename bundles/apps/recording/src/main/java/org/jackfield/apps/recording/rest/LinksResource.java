package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.Links;
import org.jackfield.apps.recording.store.LinkRow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Single-use links to recordings. */
@Component(service = RestResource.class)
@Path("recordings/links")
@RequiresPermission("recording.share")
public final class LinksResource implements RestResource {

    private final Links links;
    private final SecurityService security;

    /** Answers for the links. */
    @Activate
    public LinksResource(@Reference Links links, @Reference SecurityService security) {
        this.links = links;
        this.security = security;
    }

    /** Which link to make. */
    @Summary("Which link to make")
    public record LinkRequest(
            @Summary("The segment whose recording it lets hear") UUID segment,
            @Summary("Whom it is for; may be left out") String recipient,
            @Summary("How many days it lasts, 1 to 90; 7 if left out") Integer days) {}

    /** A link as REST shows it. */
    @Summary("A single-use link")
    public record LinkDocument(
            UUID id,
            UUID segment,
            String recipient,
            @Summary("OPEN, USED, EXPIRED or REVOKED") Links.State state,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            Instant usedAt,
            @Summary("The network address it was used from") String usedFrom,
            Instant revokedAt,
            String revokedBy,
            @Summary("What follows the site's address; told once, when the link is made") String path) {

        static LinkDocument of(LinkRow link, Links.State state, String path) {
            return new LinkDocument(
                    link.id(), link.segmentId(), link.recipient(), state, link.createdBy(), link.createdAt(), link.expiresAt(),
                    link.usedAt(), link.usedFrom(), link.revokedAt(), link.revokedBy(), path);
        }
    }

    /** {@return links, newest first} */
    @GET
    @Summary("Links, newest first: of a segment, or your own; everybody's for whoever may erase recordings")
    public Page<LinkDocument> list(
            @QueryParam("segment") UUID segment,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        PageRequest asked = Paging.of(page, size);
        Page<LinkRow> found = segment == null
                ? links.all(asked, actor().subject())
                : links.of(segment, asked, actor().subject());
        return found.map(link -> LinkDocument.of(link, links.state(link), null));
    }

    /** {@return the link that was made} */
    @POST
    @Summary("Makes a link that lets whoever has it hear the recording once, without a log-in")
    public LinkDocument make(LinkRequest request) {
        if (request.segment() == null) {
            throw ProblemException.invalid("recording.link-segment", "", "It is not said to which recording.", "Give the id of a segment.");
        }
        int days = request.days() == null ? Links.USUAL_DAYS : request.days();
        Links.Made made = links.make(request.segment(), request.recipient(), days, actor());
        return LinkDocument.of(made.link(), links.state(made.link()), made.path());
    }

    /** {@return the link} */
    @DELETE
    @Path("{link}")
    @Summary("Revokes a link; nothing can be heard with it any more")
    public LinkDocument revoke(@PathParam("link") UUID link) {
        LinkRow revoked = links.revoke(link, actor());
        return LinkDocument.of(revoked, links.state(revoked), null);
    }

    private Actor actor() {
        return new Actor(security.check(RecordingPermissions.SHARE), RecordingsResource.ORIGIN);
    }
}

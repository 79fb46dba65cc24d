package org.jackfield.core.licence.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.licence.activation.VoucherList;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.core.licence.LicencePermissions;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.PortalSettings;
import org.jackfield.core.licence.portal.Wish;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Activation of the licence, at the portal or with files. */
@Component(service = RestResource.class)
@Path("licence/activation")
@RequiresPermission("licence.activate")
public final class ActivationResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final Activation activation;
    private final SettingsService settings;
    private final SecurityService security;

    /** Answers for the activation. */
    @Activate
    public ActivationResource(
            @Reference Activation activation, @Reference SettingsService settings, @Reference SecurityService security) {
        this.activation = activation;
        this.settings = settings;
        this.security = security;
    }

    /** How it stands with the activation. */
    @Summary("How it stands with the activation")
    public record ActivationDocument(
            @Summary("Site id of the licence that was activated here; absent if none was") Optional<String> activated,
            @Summary("The request that waits for its answer; absent if none does") Optional<WaitingDocument> waiting,
            @Summary("MAC addresses that a licence may be bound to") List<MachineDocument> machines) {}

    /** A request that waits. */
    @Summary("A request that waits for its answer")
    public record WaitingDocument(@Summary("activate, add, update or deactivate") String action, Instant made) {}

    /** A MAC address of this server. */
    @Summary("A MAC address of this server")
    public record MachineDocument(String mac, @Summary("Its interface and network addresses") String network) {}

    /** What is to be activated. */
    @Summary("Site id and serial number, or a voucher, and where to")
    public record ActivateRequest(
            String siteId,
            String serial,
            String voucher,
            String siteName,
            @Summary("MAC address the licence is to be bound to") String machine,
            @Summary("A note") String applicationRecordId,
            @Summary("Only for a stock licence") String resellerId,
            @Summary("Whether a request file is made instead of asking the portal") boolean offline) {

        @Override
        public String toString() {
            return "activation of " + siteId;
        }
    }

    /** Vouchers to be added. */
    @Summary("Vouchers, applied together or not at all")
    public record VouchersRequest(
            List<String> vouchers,
            @Summary("Whether a request file is made instead of asking the portal") boolean offline) {

        @Override
        public String toString() {
            return "vouchers";
        }
    }

    /** Online or offline. */
    @Summary("At the portal, or as a file")
    public record WayRequest(
            @Summary("Whether a request file is made instead of asking the portal") boolean offline) {}

    /** A file. */
    @Summary("A request or activation file, as its text")
    public record FileDocument(String file) {}

    /** Where the portal is. */
    @Summary("Where the licensing portal is")
    public record PortalDocument(
            @Summary("https address; empty if there is none") String address,
            @Summary("SHA-256 of its certificate; empty if a known authority vouches for it") String certificate,
            @Summary("host:port on the way there; empty if there is none") String proxy,
            @Summary("Under which name the proxy lets one through; empty if it asks for none") String proxyUser,
            @Summary("Its password; never answered, and left as it is where it is absent and the user stays") String proxyPassword) {}

    /** {@return how it stands} */
    @GET
    @Summary("How it stands with the activation")
    public ActivationDocument standing() {
        Activation.Standing now = activation.standing();
        return new ActivationDocument(
                now.activated(),
                now.waiting().map(one -> new WaitingDocument(one.action().word(), one.made())),
                activation.machines().stream().map(one -> new MachineDocument(one.mac(), one.network())).toList());
    }

    /** {@return the request file if it is to be taken there, else how it stands then} */
    @POST
    @Path("activate")
    @Summary("Activates a licence at the portal, or makes the request file")
    public Object activate(ActivateRequest wanted) {
        ActivateRequest one = given(wanted);
        return ask(
                Wish.Activate.of(
                        one.siteId(), one.serial(), one.voucher(), one.siteName(), one.machine(), one.applicationRecordId(),
                        one.resellerId()),
                one.offline());
    }

    /** {@return the request file if it is to be taken there, else how it stands then} */
    @POST
    @Path("vouchers")
    @Summary("Adds vouchers at the portal, or makes the request file")
    public Object vouchers(VouchersRequest wanted) {
        VouchersRequest one = given(wanted);
        String list = String.join("\n", one.vouchers() == null ? List.of() : one.vouchers());
        return ask(new Wish.Add(VoucherList.read(list)), one.offline());
    }

    /** {@return the request file if it is to be taken there, else how it stands then} */
    @POST
    @Path("update")
    @Summary("Gets what was added at the portal, or makes the request file")
    public Object update(WayRequest way) {
        return ask(new Wish.Update(), way != null && way.offline());
    }

    /** {@return the proof if it is to be taken there, else how it stands then} */
    @POST
    @Path("deactivate")
    @Summary("Takes the licence out of force here and frees it at the portal, or makes the proof to be taken there")
    public Object deactivate(WayRequest way) {
        return ask(new Wish.Deactivate(), way != null && way.offline());
    }

    private Object ask(Wish wish, boolean offline) {
        if (offline) {
            return file(activation.offline(wish, subject(), ORIGIN));
        }
        activation.online(wish, subject(), ORIGIN);
        return standing();
    }

    /** {@return the file of the request that waits} */
    @POST
    @Path("request")
    @Summary("The file of the request that waits")
    public FileDocument request() {
        return file(activation.waitingFile(subject(), ORIGIN));
    }

    /** {@return how it stands then} */
    @POST
    @Path("send")
    @Summary("Sends the request that waits to the portal once more")
    public ActivationDocument send() {
        activation.sendAgain(subject(), ORIGIN);
        return standing();
    }

    /** Drops the request that waits. */
    @DELETE
    @Path("request")
    @Summary("Drops the request that waits; not that of a deactivation")
    public void forget() {
        activation.forget(subject(), ORIGIN);
    }

    /** {@return how it stands then} */
    @POST
    @Path("answer")
    @Summary("Puts an activation file in force")
    public ActivationDocument answer(FileDocument answer) {
        String file = given(answer).file();
        activation.process((file == null ? "" : file).getBytes(StandardCharsets.UTF_8), subject(), ORIGIN);
        return standing();
    }

    /** {@return where the portal is} */
    @GET
    @Path("portal")
    @Summary("Where the licensing portal is")
    public PortalDocument portal() {
        PortalSettings now = settings.read(PortalSettings.TYPE).value();
        return new PortalDocument(now.address(), now.certificate(), now.proxy(), now.proxyUser(), null);
    }

    /** {@return where the portal is} */
    @PUT
    @Path("portal")
    @Summary("Says where the licensing portal is")
    public PortalDocument setPortal(PortalDocument wanted) {
        PortalDocument one = given(wanted);
        Stored<PortalSettings> before = settings.read(PortalSettings.TYPE);
        settings.write(
                PortalSettings.TYPE, before.revision(),
                new PortalSettings(
                        one.address(), one.certificate(), one.proxy(), one.proxyUser(), password(one, before.value())),
                subject());
        return portal();
    }

    private static Secret password(PortalDocument wanted, PortalSettings before) {
        if (wanted.proxyPassword() != null) {
            return new Secret(wanted.proxyPassword());
        }
        return before.proxyUser().equals(wanted.proxyUser()) ? before.proxyPassword() : Secret.NONE;
    }

    private Subject subject() {
        return security.check(LicencePermissions.ACTIVATE);
    }

    private static FileDocument file(byte[] content) {
        return new FileDocument(new String(content, StandardCharsets.UTF_8));
    }

    private static <T> T given(T request) {
        if (request == null) {
            throw ProblemException.invalid(
                    "licence.activate-missing", "", "There is nothing in the request.",
                    "Look at the OpenAPI document for what it must hold.");
        }
        return request;
    }
}

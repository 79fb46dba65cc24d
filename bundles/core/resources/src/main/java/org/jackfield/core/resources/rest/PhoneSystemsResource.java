package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The phone systems and how they are connected. */
@Component(service = RestResource.class)
@Path("phone-systems")
@RequiresPermission("telephony.view")
public final class PhoneSystemsResource implements RestResource {

    private static final int TEST_SECONDS = 60;

    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final SecurityService security;

    /** Answers for telephony. */
    @Activate
    public PhoneSystemsResource(
            @Reference TelephonyService telephony,
            @Reference PhoneSystemAdminService admin,
            @Reference SecurityService security) {
        this.telephony = telephony;
        this.admin = admin;
        this.security = security;
    }

    /** A phone system as it is shown outside: how the connector reaches it stays inside. */
    @Summary("A phone system and how it is connected")
    public record PhoneSystemDocument(
            UUID id,
            String name,
            @Summary("Which connector serves it") String type,
            boolean enabled,
            LinkDocument link,
            @Summary("Absent while it is not known") Optional<Boolean> nightMode,
            List<NodeDocument> nodes,
            int devices,
            int liveCalls,
            @Summary("Alarms that stand") int alarms) {}

    /** How a phone system is connected. */
    @Summary("How a phone system is connected")
    public record LinkDocument(LinkStatus.State state, String detail, Instant since) {}

    /** A node as it is shown outside. */
    @Summary("One of the boxes that a phone system is made of")
    public record NodeDocument(
            String number,
            String description,
            boolean isDefault,
            boolean linked,
            Optional<Boolean> nightMode,
            NodeSettings settings) {}

    /** {@return all of them} */
    @GET
    @Summary("Every phone system, by name")
    public Page<PhoneSystemDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(telephony.phoneSystems(), Paging.of(page, size)).map(this::document);
    }

    /** {@return one of them} */
    @GET
    @Path("{id}")
    @Summary("One phone system")
    public PhoneSystemDocument phoneSystem(@PathParam("id") UUID id) {
        return telephony.phoneSystem(new PhoneSystemId(id))
                .map(this::document)
                .orElseThrow(() -> ProblemException.notFound(
                        "telephony.phone-system-unknown",
                        id.toString(),
                        "There is no such phone system.",
                        "Look at GET /api/v1/phone-systems."));
    }

    /** What a connection test found. */
    @Summary("Whether a log-in to the phone system succeeded, and what it told about itself")
    public record TestDocument(boolean success, String message, Map<String, String> facts) {

        static TestDocument of(ConnectionReport report) {
            return new TestDocument(report.success(), report.message(), report.facts());
        }
    }

    /** {@return what came of the log-in, whether it succeeded or not} */
    @POST
    @Path("test")
    @RequiresPermission("telephony.configure")
    @Summary("Tries to log in to a phone system that need not be stored")
    public TestDocument test(PhoneSystemDraft draft) {
        PhoneSystemDraft sent = PhoneSystemDraft.sent(draft);
        security.check(PhoneSystemAdminService.CONFIGURE);
        CompletableFuture<ConnectionReport> report =
                admin.test(sent.type(), sent.config()).toCompletableFuture().copy();
        return TestDocument.of(report.completeOnTimeout(
                        new ConnectionReport(false, "There was no answer within " + TEST_SECONDS + " seconds.", Map.of()),
                        TEST_SECONDS, TimeUnit.SECONDS)
                .join());
    }

    /** {@return the phone system as it was added} */
    @POST
    @RequiresPermission("telephony.configure")
    @Summary("Adds a phone system and follows it")
    public PhoneSystemDocument add(PhoneSystemDraft draft) {
        PhoneSystemDraft sent = PhoneSystemDraft.sent(draft);
        Subject by = security.check(PhoneSystemAdminService.CONFIGURE);
        if (admin.connectorTypes().stream().noneMatch(known -> known.type().equals(sent.type()))) {
            throw ProblemException.notFound(
                    "telephony.connector-missing", sent.type(), "There is no connector of this type.",
                    "Use one of: " + admin.connectorTypes().stream().map(ConnectorFactory::type).sorted().toList() + ".");
        }
        return document(admin.add(sent.title(), sent.type(), sent.config(), true, by));
    }

    /** {@return the phone system, with the node as stored} */
    @PUT
    @Path("{id}/nodes/{node}")
    @RequiresPermission("telephony.configure")
    @Summary("Stores what the site enters of a node; - for the one of a phone system that names none")
    public PhoneSystemDocument configureNode(
            @PathParam("id") UUID id, @PathParam("node") String node, NodeSettings settings) {
        if (settings == null) {
            throw ProblemException.invalid(
                    "telephony.node", "", "There are no settings in the request.", "Send those of GET, changed.");
        }
        admin.configureNode(
                new PhoneSystemId(id),
                node.equals("-") ? "" : node,
                settings,
                security.check(PhoneSystemAdminService.CONFIGURE));
        return phoneSystem(id);
    }

    private PhoneSystemDocument document(PhoneSystem system) {
        PhoneSystemId id = system.id();
        return new PhoneSystemDocument(
                id.value(),
                system.name(),
                system.type(),
                system.enabled(),
                telephony.link(id)
                        .map(link -> new LinkDocument(link.state(), Documents.text(link.detail()), link.since()))
                        .orElse(null),
                telephony.nightMode(id, ""),
                telephony.nodes(id).stream().map(node -> document(id, node)).toList(),
                telephony.devices(id).size(),
                telephony.liveCalls(id).size(),
                telephony.alarms(id).size());
    }

    private NodeDocument document(PhoneSystemId system, Node node) {
        return new NodeDocument(
                node.number(),
                Documents.text(node.description()),
                node.isDefault(),
                node.linked(),
                telephony.nightMode(system, node.number()),
                node.settings());
    }
}

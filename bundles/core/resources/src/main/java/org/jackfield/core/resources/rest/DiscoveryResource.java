package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Search;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Searches for phone systems in the network. */
@Component(service = RestResource.class)
@Path("phone-systems/discovery")
@RequiresPermission("telephony.configure")
public final class DiscoveryResource implements RestResource {

    private final PhoneSystemDiscovery discovery;
    private final SecurityService security;

    /** Answers for discovery. */
    @Activate
    public DiscoveryResource(@Reference PhoneSystemDiscovery discovery, @Reference SecurityService security) {
        this.discovery = discovery;
        this.security = security;
    }

    /** Where to search. */
    @Summary("Where to search")
    public record SearchRequest(
            @Summary("Networks, ranges and addresses with commas between them; the server's own networks if absent")
                    String ranges) {}

    /** How a search stands. */
    @Summary("How a search stands; its id is its task's too")
    public record SearchDocument(
            UUID id, boolean running, @Summary("Addresses asked so far") long done, long total, List<FoundDocument> found) {

        static SearchDocument of(Search search) {
            return new SearchDocument(
                    search.id(), search.running(), search.done(), search.total(),
                    search.found().stream()
                            .map(one -> new FoundDocument(
                                    one.type(), one.host(), one.port(), Documents.text(one.description()), one.certain()))
                            .toList());
        }
    }

    /** Something that answered. */
    @Summary("Something that answered")
    public record FoundDocument(
            @Summary("The connector that knows it") String type,
            String host,
            int port,
            @Summary("What it said of itself") String description,
            @Summary("Whether it is such a phone system for sure") boolean certain) {}

    /** {@return the search that began} */
    @POST
    @Summary("Begins a search of private networks, or of those that the server is part of")
    public SearchDocument start(SearchRequest request) {
        Subject by = security.check(PhoneSystemAdminService.CONFIGURE);
        return search(discovery.start(request == null ? "" : Objects.requireNonNullElse(request.ranges(), ""), by));
    }

    /** {@return how a search stands} */
    @GET
    @Path("{id}")
    @Summary("How a search stands, with what it has found so far")
    public SearchDocument search(@PathParam("id") UUID id) {
        return discovery.search(id).map(SearchDocument::of).orElseThrow(() -> unknown(id));
    }

    /** Ends a search. */
    @DELETE
    @Path("{id}")
    @Summary("Ends a search; what it found stays")
    public void cancel(@PathParam("id") UUID id) {
        Subject by = security.check(PhoneSystemAdminService.CONFIGURE);
        if (discovery.search(id).isEmpty()) {
            throw unknown(id);
        }
        discovery.cancel(id, by);
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                "telephony.discovery-unknown", id.toString(), "There is no such search.", "Begin a new one.");
    }
}

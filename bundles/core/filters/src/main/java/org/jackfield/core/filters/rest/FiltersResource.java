package org.jackfield.core.filters.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Saved filters over REST. */
@Component(service = RestResource.class)
@Path("filters")
@RequiresPermission("filters.own")
public final class FiltersResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final FilterService filters;
    private final SecurityService security;

    /** Answers for these filters. */
    @Activate
    public FiltersResource(@Reference FilterService filters, @Reference SecurityService security) {
        this.filters = filters;
        this.security = security;
    }

    /** A name for a copy. */
    @Summary("What the shared copy is called")
    public record CopyName(String name) {}

    /** {@return the filters} */
    @GET
    @Summary("The filters that one sees: personal, shared and built-in ones")
    public Page<FilterDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(filters.filters(by()), Paging.of(page, size)).map(FilterDocument::of);
    }

    /** {@return one filter} */
    @GET
    @Path("{id}")
    @Summary("One filter")
    public FilterDocument filter(@PathParam("id") UUID id) {
        return filters.filter(id, by()).map(FilterDocument::of).orElseThrow(() -> ProblemException.notFound(
                "filters.unknown", id.toString(), "There is no such filter.", "Look at GET /api/v1/filters."));
    }

    /** {@return the new filter} */
    @POST
    @Summary("Makes a filter; sharing is PERSONAL or SHARED")
    public FilterDocument add(FilterDocument filter) {
        return FilterDocument.of(filters.save(body(filter).filter(UUID.randomUUID(), 0), by(), ORIGIN));
    }

    /** {@return the filter as it is now} */
    @PUT
    @Path("{id}")
    @Summary("Replaces a filter; give the revision that was read")
    public FilterDocument change(@PathParam("id") UUID id, FilterDocument filter) {
        if (body(filter).revision() < 1) {
            throw missing("revision");
        }
        return FilterDocument.of(filters.save(filter.filter(id, filter.revision()), by(), ORIGIN));
    }

    /** {@return the shared copy} */
    @POST
    @Path("{id}/share")
    @Summary("Makes a shared copy of a filter")
    public FilterDocument share(@PathParam("id") UUID id, CopyName copy) {
        return FilterDocument.of(filters.share(id, body(copy).name(), by(), ORIGIN));
    }

    /** {@return what uses it} */
    @GET
    @Path("{id}/uses")
    @Summary("What uses a filter")
    public List<String> uses(@PathParam("id") UUID id) {
        SavedFilter seen = filter(id).filter(id, 1);
        return filters.uses(seen.id());
    }

    /** Removes a filter. */
    @DELETE
    @Path("{id}")
    @Summary("Removes a filter; refused while something uses it, unless evenInUse is given")
    public void delete(@PathParam("id") UUID id, @QueryParam("evenInUse") @DefaultValue("false") boolean evenInUse) {
        filters.delete(id, evenInUse, by(), ORIGIN);
    }

    private Subject by() {
        return security.check(FilterService.OWN);
    }

    private static <T> T body(T document) {
        if (document == null) {
            throw missing("body");
        }
        return document;
    }

    private static ProblemException missing(String field) {
        return ProblemException.invalid(
                "filters.incomplete", field, "This has to be given.", "GET shows how a document looks; give all of it.");
    }
}

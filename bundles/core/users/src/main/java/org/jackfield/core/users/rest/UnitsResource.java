package org.jackfield.core.users.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.rest.UserDocuments.UnitChange;
import org.jackfield.core.users.rest.UserDocuments.UnitDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Business units. */
@Component(service = RestResource.class)
@Path("units")
@RequiresPermission("users.view")
public final class UnitsResource implements RestResource {

    private final UsersService users;
    private final UsersAdminService admin;
    private final SecurityService security;

    /** Answers for these. */
    @Activate
    public UnitsResource(
            @Reference UsersService users, @Reference UsersAdminService admin, @Reference SecurityService security) {
        this.users = users;
        this.admin = admin;
        this.security = security;
    }

    /** {@return the units} */
    @GET
    @Summary("Business units, parents before children")
    public Page<UnitDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(users.units(), Paging.of(page, size)).map(UnitDocument::of);
    }

    /** {@return one unit} */
    @GET
    @Path("{id}")
    @Summary("One business unit")
    public UnitDocument one(@PathParam("id") UUID id) {
        return users.unit(id).filter(unit -> !unit.isFixed()).map(UnitDocument::of).orElseThrow(() -> notFound(id));
    }

    /** {@return the new unit} */
    @POST
    @RequiresPermission("users.configure")
    @Summary("Creates a business unit")
    public UnitDocument create(UnitChange change) {
        UnitChange fresh = new UnitChange(0, change.parent(), change.name(), change.directoryUnit());
        return UnitDocument.of(admin.saveUnit(fresh.unit(Ids.next()), security.check(UsersService.CONFIGURE)));
    }

    /** {@return the unit now} */
    @PUT
    @Path("{id}")
    @RequiresPermission("users.configure")
    @Summary("Changes a business unit; another parent moves it with all below it")
    public UnitDocument change(@PathParam("id") UUID id, UnitChange change) {
        one(id);
        return UnitDocument.of(admin.saveUnit(change.unit(id), security.check(UsersService.CONFIGURE)));
    }

    /** Deletes a unit. */
    @DELETE
    @Path("{id}")
    @RequiresPermission("users.configure")
    @Summary("Deletes a business unit that holds neither users nor units")
    public void delete(@PathParam("id") UUID id) {
        admin.deleteUnit(id, one(id).revision(), security.check(UsersService.CONFIGURE));
    }

    private static ProblemException notFound(UUID id) {
        return ProblemException.notFound(
                "users.unit-not-found", id.toString(), "There is no such business unit.", "Look at GET /api/v1/units.");
    }
}

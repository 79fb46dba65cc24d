package org.jackfield.core.users.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.UsersPermissions;
import org.jackfield.core.users.rest.UserDocuments.UserChange;
import org.jackfield.core.users.rest.UserDocuments.UserDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users. */
@Component(service = RestResource.class)
@Path("users")
@RequiresPermission("users.view")
public final class UsersResource implements RestResource {

    private static final int MOST_FOUND = 1000;
    private static final int MOST_PICTURE = 5 * 1024 * 1024;

    private final UsersService users;
    private final UsersAdminService admin;
    private final SecurityService security;

    /** Answers for these. */
    @Activate
    public UsersResource(
            @Reference UsersService users, @Reference UsersAdminService admin, @Reference SecurityService security) {
        this.users = users;
        this.admin = admin;
        this.security = security;
    }

    /** {@return the users that match} */
    @GET
    @Summary("Users by last name: all that are not deleted, those of a unit, or those that hold all words of a search")
    public Page<UserDocument> list(
            @QueryParam("unit") @Summary("Id of a business unit: its own users") UUID unit,
            @QueryParam("search") @DefaultValue("") @Summary("Words in names, numbers, agents; at most 1000 are found")
                    String search,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        List<User> found;
        if (!search.isBlank()) {
            found = users.search(search, MOST_FOUND).stream().filter(u -> unit == null || u.unit().equals(unit)).toList();
        } else if (unit != null) {
            if (BusinessUnit.isFixed(unit)) {
                security.check(UsersPermissions.SYSTEM_UNITS);
            }
            found = users.usersOf(unit);
        } else {
            found = List.copyOf(users.users());
        }
        return Page.within(found, Paging.of(page, size)).map(UserDocument::of);
    }

    /** {@return one user} */
    @GET
    @Path("{id}")
    @Summary("One user")
    public UserDocument one(@PathParam("id") UUID id) {
        return UserDocument.of(found(id));
    }

    /** {@return the new user} */
    @POST
    @RequiresPermission("users.configure")
    @Summary("Creates a user")
    public UserDocument create(UserChange change) {
        User fresh = change.applied(User.named(Ids.next(), "", "")).withRevision(0);
        return UserDocument.of(admin.save(fresh, by()));
    }

    /** {@return the user now} */
    @PUT
    @Path("{id}")
    @RequiresPermission("users.configure")
    @Summary("Changes a user; what is absent stays as it is")
    public UserDocument change(@PathParam("id") UUID id, UserChange change) {
        return UserDocument.of(admin.save(change.applied(found(id)), by()));
    }

    /** Deletes a user. */
    @DELETE
    @Path("{id}")
    @RequiresPermission("users.configure")
    @Summary("Deletes a user, who loses devices and access; a deleted one with forEver=true for ever")
    public void delete(
            @PathParam("id") UUID id,
            @QueryParam("forEver") @DefaultValue("false")
                    @Summary("Removes a deleted user with all settings, and the link from calls") boolean forEver) {
        User user = found(id);
        if (forEver) {
            admin.deleteForEver(id, by());
        } else {
            admin.delete(id, user.revision(), by());
        }
    }

    /** {@return the picture} */
    @GET
    @Path("{id}/picture")
    @Produces("image/png")
    @Summary("The profile picture as PNG")
    public byte[] picture(@PathParam("id") UUID id) {
        return users.picture(id).orElseThrow(() -> ProblemException.notFound(
                "users.no-picture", id.toString(), "The user has no picture.", ""));
    }

    /** {@return the user now} */
    @PUT
    @Path("{id}/picture")
    @Consumes({"image/png", "image/jpeg", "image/gif"})
    @RequiresPermission("users.configure")
    @Summary("Sets the profile picture, of at most 5 MB; it is drawn anew")
    public UserDocument setPicture(@PathParam("id") UUID id, InputStream image) throws IOException {
        byte[] read = image.readNBytes(MOST_PICTURE + 1);
        return UserDocument.of(admin.setPicture(id, found(id).revision(), read, by()));
    }

    /** {@return the user now} */
    @DELETE
    @Path("{id}/picture")
    @RequiresPermission("users.configure")
    @Summary("Takes the profile picture away")
    public UserDocument removePicture(@PathParam("id") UUID id) {
        return UserDocument.of(admin.setPicture(id, found(id).revision(), new byte[0], by()));
    }

    private User found(UUID id) {
        return users.user(id).orElseThrow(() -> ProblemException.notFound(
                "users.not-found", id.toString(), "There is no such user.", "Look at GET /api/v1/users."));
    }

    private Subject by() {
        return security.check(UsersService.CONFIGURE);
    }
}

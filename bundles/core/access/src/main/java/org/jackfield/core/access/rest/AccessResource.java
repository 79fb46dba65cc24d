package org.jackfield.core.access.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Profiles, roles and filters over REST. */
@Component(service = RestResource.class)
@Path("access")
@RequiresPermission("access.configure")
public final class AccessResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final AccessBook book;
    private final SecurityService security;

    /** Answers for what is configured. */
    @Activate
    public AccessResource(@Reference AccessComponent access, @Reference SecurityService security) {
        this.book = access.book();
        this.security = security;
    }

    /** An option. */
    @Summary("An option that profiles may tick")
    public record OptionDocument(
            String id,
            String group,
            String title,
            String description,
            @Summary("What it grants; empty if nothing that is installed needs it") Set<String> permissions,
            @Summary("The built-in profiles that have it") Set<BuiltInProfile> profiles) {

        static OptionDocument of(AccessOption option) {
            return new OptionDocument(
                    option.id(), option.group(), option.title(), option.description(),
                    new TreeSet<>(option.permissions()), new TreeSet<>(option.profiles()));
        }
    }

    /** A profile. */
    @Summary("A security profile")
    public record ProfileDocument(
            @Summary("Absent for a new one") UUID id,
            @Summary("The revision that was read; 0 for a new one") long revision,
            String name,
            String description,
            @Summary("Ids of the ticked options") Set<String> options,
            @Summary("Whether it can be edited is whether it is not built in") boolean builtIn) {

        static ProfileDocument of(SecurityProfile profile) {
            return new ProfileDocument(
                    profile.id(), profile.revision(), profile.name(), profile.description(),
                    new TreeSet<>(profile.options()), profile.builtIn());
        }

        SecurityProfile profile(UUID path, long revision) {
            return new SecurityProfile(path, revision, name, description, given(options), false);
        }
    }

    /** A role. */
    @Summary("A user role")
    public record RoleDocument(
            @Summary("Absent for a new one") UUID id,
            @Summary("The revision that was read; 0 for a new one") long revision,
            String name,
            String description,
            @Summary("Id of the security profile") UUID profile,
            AccessScope scope,
            @Summary("Ids of the access filters") Set<UUID> filters) {

        static RoleDocument of(Role role) {
            return new RoleDocument(
                    role.id(), role.revision(), role.name(), role.description(), role.profile(), role.scope(),
                    new TreeSet<>(role.filters()));
        }

        Role role(UUID path, long revision) {
            return new Role(
                    path, revision, name, description, needed(profile, "profile"), needed(scope, "scope"), given(filters));
        }
    }

    /** A filter. */
    @Summary("An access filter; what is absent does not matter")
    public record FilterDocument(
            @Summary("Absent for a new one") UUID id,
            @Summary("The revision that was read; 0 for a new one") long revision,
            String name,
            AccessFilter.Mode mode,
            @Summary("What fields hold: values with % and _, ranges in numeric fields, separated by commas, ! before what"
                            + " must not be")
                    Map<CallField, String> texts,
            @Summary("The shortest connection in milliseconds") Optional<Long> leastMillis,
            @Summary("The longest connection in milliseconds") Optional<Long> mostMillis,
            Set<CallKind> kinds,
            CallStatus status,
            @Summary("With notes or without") Optional<Boolean> noted,
            Optional<Boolean> scored,
            @Summary("Ids of business units") Set<UUID> units) {

        static FilterDocument of(AccessFilter filter) {
            return new FilterDocument(
                    filter.id(), filter.revision(), filter.name(), filter.mode(), new TreeMap<>(filter.texts()),
                    Optional.of(filter.leastMillis()).filter(millis -> millis > 0),
                    Optional.of(filter.mostMillis()).filter(millis -> millis < Long.MAX_VALUE),
                    new TreeSet<>(filter.kinds()), filter.status(), filter.noted(), filter.scored(),
                    new TreeSet<>(filter.units()));
        }

        AccessFilter filter(UUID path, long revision) {
            return new AccessFilter(
                    path, revision, name, needed(mode, "mode"), texts == null ? Map.of() : texts,
                    given(leastMillis).orElse(0L), given(mostMillis).orElse(Long.MAX_VALUE), given(kinds),
                    status == null ? CallStatus.ANY : status, given(noted), given(scored), given(units));
        }
    }

    /** {@return the options} */
    @GET
    @Path("options")
    @Summary("Every option that profiles may tick, group by group")
    public List<OptionDocument> options() {
        return book.options().all().stream().map(OptionDocument::of).toList();
    }

    /** {@return the profiles} */
    @GET
    @Path("profiles")
    @Summary("The security profiles, built-in ones first")
    public List<ProfileDocument> profiles() {
        return book.profiles().stream().map(ProfileDocument::of).toList();
    }

    /** {@return the new profile} */
    @POST
    @Path("profiles")
    @Summary("Makes a security profile")
    public ProfileDocument addProfile(ProfileDocument profile) {
        return ProfileDocument.of(book.save(body(profile).profile(UUID.randomUUID(), 0), by(), ORIGIN));
    }

    /** {@return the profile as it is now} */
    @PUT
    @Path("profiles/{id}")
    @Summary("Replaces a security profile")
    public ProfileDocument changeProfile(@PathParam("id") UUID id, ProfileDocument profile) {
        return ProfileDocument.of(book.save(body(profile).profile(id, read(profile.revision())), by(), ORIGIN));
    }

    /** Removes a profile. */
    @DELETE
    @Path("profiles/{id}")
    @Summary("Removes a security profile that no role has")
    public void deleteProfile(@PathParam("id") UUID id) {
        book.deleteProfile(id, by(), ORIGIN);
    }

    /** {@return the roles} */
    @GET
    @Path("roles")
    @Summary("The user roles")
    public List<RoleDocument> roles() {
        return book.roles().stream().map(RoleDocument::of).toList();
    }

    /** {@return the new role} */
    @POST
    @Path("roles")
    @Summary("Makes a user role")
    public RoleDocument addRole(RoleDocument role) {
        return RoleDocument.of(book.save(body(role).role(UUID.randomUUID(), 0), by(), ORIGIN));
    }

    /** {@return the role as it is now} */
    @PUT
    @Path("roles/{id}")
    @Summary("Replaces a user role; whoever holds it feels the change at once")
    public RoleDocument changeRole(@PathParam("id") UUID id, RoleDocument role) {
        return RoleDocument.of(book.save(body(role).role(id, read(role.revision())), by(), ORIGIN));
    }

    /** Removes a role. */
    @DELETE
    @Path("roles/{id}")
    @Summary("Removes a user role that no account holds")
    public void deleteRole(@PathParam("id") UUID id) {
        book.deleteRole(id, by(), ORIGIN);
    }

    /** {@return the filters} */
    @GET
    @Path("filters")
    @Summary("The access filters")
    public List<FilterDocument> filters() {
        return book.filters().stream().map(FilterDocument::of).toList();
    }

    /** {@return the new filter} */
    @POST
    @Path("filters")
    @Summary("Makes an access filter")
    public FilterDocument addFilter(FilterDocument filter) {
        return FilterDocument.of(book.save(body(filter).filter(UUID.randomUUID(), 0), by(), ORIGIN));
    }

    /** {@return the filter as it is now} */
    @PUT
    @Path("filters/{id}")
    @Summary("Replaces an access filter; whoever it concerns feels the change at once")
    public FilterDocument changeFilter(@PathParam("id") UUID id, FilterDocument filter) {
        return FilterDocument.of(book.save(body(filter).filter(id, read(filter.revision())), by(), ORIGIN));
    }

    /** Removes a filter. */
    @DELETE
    @Path("filters/{id}")
    @Summary("Removes an access filter that no role has")
    public void deleteFilter(@PathParam("id") UUID id) {
        book.deleteFilter(id, by(), ORIGIN);
    }

    private Subject by() {
        return security.check(AccessBook.CONFIGURE);
    }

    private static long read(long revision) {
        if (revision < 1) {
            throw missing("revision");
        }
        return revision;
    }

    private static <T> T body(T document) {
        return needed(document, "body");
    }

    private static <T> T needed(T value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static <T> Set<T> given(Set<T> values) {
        return Objects.requireNonNullElse(values, Set.of());
    }

    private static <T> Optional<T> given(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    private static ProblemException missing(String field) {
        return ProblemException.invalid(
                "access.incomplete", field, "This has to be given.", "GET shows how a document looks; give all of it.");
    }
}

package org.jackfield.api.security;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever acts: a person who logged in, or a part of the system that acts by itself.
 *
 * @param id stable id of the account (a UUID), or the symbolic name of the bundle that acts; never null
 * @param name the log-in name, or a title for the system part; shown in the audit trail; never null
 * @param kind person or system; never null
 * @param roles ids of the roles held, for instance {@code administrator}; never null
 * @param limitedTo ids of the only permissions that count, whatever the roles grant, if the person acts by an API token;
 *     empty without such a limit; never null
 */
public record Subject(String id, String name, Kind kind, Set<String> roles, Optional<Set<String>> limitedTo) {

    /** Who stands behind a subject. */
    public enum Kind {
        /** A person with an account. */
        PERSON,
        /** A part of the system. */
        SYSTEM
    }

    /** Checks and copies the components. */
    public Subject {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        roles = Set.copyOf(roles);
        limitedTo = limitedTo.map(Set::copyOf);
    }

    /** A subject without a limit. */
    public Subject(String id, String name, Kind kind, Set<String> roles) {
        this(id, name, kind, roles, Optional.empty());
    }

    /**
     * {@return the subject under which a bundle acts by itself; it holds every permission}
     *
     * @param symbolicName the bundle's symbolic name
     */
    public static Subject system(String symbolicName) {
        return new Subject(symbolicName, symbolicName, Kind.SYSTEM, Set.of());
    }

    /** {@return this subject, able to do no more than these permissions} */
    public Subject limitedTo(Set<String> permissions) {
        return new Subject(id, name, kind, roles, Optional.of(permissions));
    }

    /** {@return whether a limit keeps the subject from doing this, whatever its roles grant} */
    public boolean limitForbids(Permission permission) {
        return limitedTo.isPresent() && !limitedTo.get().contains(permission.id());
    }
}

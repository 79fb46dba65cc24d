package org.jackfield.core.access;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What is given to people: a profile that says what they may do, and a scope and filters that say to which calls.
 *
 * @param id which one; its text is what {@link org.jackfield.api.security.Subject#roles} holds; never null
 * @param revision how often it was written
 * @param name how people call it; never null
 * @param description what it is used for; never null
 * @param profile id of the security profile; never null
 * @param scope which calls; never null
 * @param filters ids of the access filters; immutable
 */
public record Role(
        UUID id, long revision, String name, String description, UUID profile, AccessScope scope, Set<UUID> filters)
        implements Named {

    /** Checks and copies the components. */
    public Role {
        Objects.requireNonNull(id, "id");
        name = Objects.requireNonNullElse(name, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(scope, "scope");
        filters = Set.copyOf(filters);
    }
}

package org.jackfield.core.access;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.BuiltInProfile;

/**
 * What somebody may do: the ticked options. Those of bundles that are not installed are kept.
 *
 * @param id which one; that of a built-in one never changes; never null
 * @param revision how often it was written
 * @param name how people call it; never null
 * @param description whom it is for; never null
 * @param options ids of the ticked options; immutable
 * @param builtIn whether it is one that every site has and nobody can edit
 */
public record SecurityProfile(
        UUID id, long revision, String name, String description, Set<String> options, boolean builtIn)
        implements Named {

    /** The most options of a profile. */
    public static final int MAX_OPTIONS = 500;

    /** Checks and copies the components. */
    public SecurityProfile {
        Objects.requireNonNull(id, "id");
        name = Objects.requireNonNullElse(name, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        options = Set.copyOf(options);
    }

    /** {@return the id of a built-in profile, the same on every site} */
    public static UUID idOf(BuiltInProfile profile) {
        return UUID.nameUUIDFromBytes(("org.jackfield.profile." + profile.name()).getBytes(StandardCharsets.UTF_8));
    }
}

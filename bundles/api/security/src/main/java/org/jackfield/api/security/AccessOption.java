package org.jackfield.api.security;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tick of a security profile: one thing that people understand, and the permissions that it takes. A permission belongs
 * to exactly one option. Several bundles may contribute the same option with permissions of their own each, as they do with
 * those of {@link StandardOption}; then they agree on all the rest.
 *
 * @param id stable, as that of a permission, for instance {@code recordings.play}; never null
 * @param group under which heading it stands, in English; never null
 * @param title a few words, in English; a catalogue may translate it by the id; never null
 * @param description what it is good for; never null
 * @param permissions ids of what it grants; never null
 * @param profiles the built-in profiles that have it; never null
 */
public record AccessOption(
        String id,
        String group,
        String title,
        String description,
        Set<String> permissions,
        Set<BuiltInProfile> profiles) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** Checks and copies the components. */
    public AccessOption {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        permissions = Set.copyOf(permissions);
        profiles = Set.copyOf(profiles);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An option's id is <group>.<name> in lower case, not " + id);
        }
    }
}

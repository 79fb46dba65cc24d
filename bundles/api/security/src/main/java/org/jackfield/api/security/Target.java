package org.jackfield.api.security;

import java.util.Map;
import java.util.Objects;

/**
 * What an act is done to, as far as a decision may depend on it.
 *
 * @param type what sort of thing, for instance {@code site}, {@code segment}, {@code setting}; never null
 * @param id which one; empty for the whole; never null
 * @param attributes facts that access scopes and filters look at (user, unit, device, number …); never null
 */
public record Target(String type, String id, Map<String, String> attributes) {

    /** The whole site. */
    public static final Target SITE = new Target("site", "", Map.of());

    /** Checks and copies the components. */
    public Target {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        attributes = Map.copyOf(attributes);
    }

    /** {@return one thing, with no further facts} */
    public static Target of(String type, String id) {
        return new Target(type, id, Map.of());
    }
}

package org.jackfield.api.security;

import java.util.Objects;

/**
 * A password or key on its way between a form, a setting and the part that uses it. Its text never shows in a log, an
 * export or a string; settings encrypt it at rest.
 *
 * @param reveal the clear text; empty if none is set; never null
 */
public record Secret(String reveal) {

    /** No secret. */
    public static final Secret NONE = new Secret("");

    /** Checks the component. */
    public Secret {
        Objects.requireNonNull(reveal, "reveal");
    }

    /** {@return whether nothing is set} */
    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    /** {@return a mask, whatever the secret} */
    @Override
    public String toString() {
        return reveal.isEmpty() ? "" : "••••••";
    }
}

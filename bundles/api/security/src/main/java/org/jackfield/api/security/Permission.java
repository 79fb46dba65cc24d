package org.jackfield.api.security;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that a subject may be allowed to do.
 *
 * @param id stable, {@code <bundle>.<verb>} in lower case, for instance {@code nightmode.configure}; never null
 * @param title a few words for the page that grants it, in English; a catalogue may translate it by the id; never null
 */
public record Permission(String id, String title) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** Checks the components. */
    public Permission {
        Objects.requireNonNull(title, "title");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A permission id is <bundle>.<verb> in lower case, not " + id);
        }
    }
}

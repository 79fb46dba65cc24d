package org.jackfield.api.users;

import java.util.Objects;

/**
 * A number outside at which a user can be reached.
 *
 * @param label what it is, {@code Home} for instance; empty if not said; never null
 * @param number as it is written; never null, not empty
 * @param fromDirectory whether a directory gave it, so that it is not changed by hand
 */
public record OutsideNumber(String label, String number, boolean fromDirectory) {

    /** Checks the components. */
    public OutsideNumber {
        label = Objects.requireNonNullElse(label, "");
        Objects.requireNonNull(number, "number");
    }
}

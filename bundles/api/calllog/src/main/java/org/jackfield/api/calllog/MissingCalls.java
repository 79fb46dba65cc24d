package org.jackfield.api.calllog;

import java.time.Instant;
import java.util.Objects;

/**
 * Archived calls that a list or a report does not show, for the file that holds them cannot be read. Immutable data.
 *
 * @param calls how many are in the file, whether they are asked for or not; 0 or more
 * @param first when the first of them began; never null
 * @param last when the last of them began; never null
 */
public record MissingCalls(long calls, Instant first, Instant last) {

    /** Checks the components. */
    public MissingCalls {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }
}

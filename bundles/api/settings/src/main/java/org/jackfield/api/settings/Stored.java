package org.jackfield.api.settings;

import java.time.Instant;
import java.util.Objects;

/**
 * Settings as they stand.
 *
 * @param value the settings; never null
 * @param revision 0 for the defaults, then one more with each write
 * @param changedAt when they were written; the epoch for the defaults; never null
 * @param changedBy name of who wrote them; empty for the defaults; never null
 */
public record Stored<R extends Record>(R value, long revision, Instant changedAt, String changedBy) {

    /** Checks the components. */
    public Stored {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(changedBy, "changedBy");
    }
}

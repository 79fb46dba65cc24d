package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.Objects;

/**
 * That a recording was erased.
 *
 * @param at when
 * @param by the name of who did it, or of the rule
 * @param reason why
 */
public record Erasure(Instant at, String by, String reason) {

    /** Checks the components. */
    public Erasure {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }
}

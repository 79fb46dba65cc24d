package org.jackfield.api.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * Which lines of the audit trail are wanted.
 *
 * @param from the earliest moment, inclusive; null for no bound
 * @param to the latest moment, exclusive; null for no bound
 * @param subject part of a subject's name, without regard to case; empty for all; never null
 * @param action beginning of an action code; empty for all; never null
 */
public record AuditQuery(Instant from, Instant to, String subject, String action) {

    /** Every line. */
    public static final AuditQuery ALL = new AuditQuery(null, null, "", "");

    /** Checks the components. */
    public AuditQuery {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(action, "action");
    }
}

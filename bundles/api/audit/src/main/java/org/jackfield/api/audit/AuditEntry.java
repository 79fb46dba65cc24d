package org.jackfield.api.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A line of the audit trail.
 *
 * @param id born with the entry; never null
 * @param at when it was recorded; never null
 * @param event what was done; its subject is named as it was then and carries no roles; never null
 */
public record AuditEntry(UUID id, Instant at, AuditEvent event) {

    /** Checks the components. */
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(event, "event");
    }
}

package org.jackfield.apps.reporting.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.reporting.ReportDefinition;

/**
 * A report as it is kept.
 *
 * @param id never null
 * @param owner id of the account whose it is; empty if it is shared
 * @param definition what it is; never null
 * @param position its place among the others of its owner, lower first
 * @param revision counted up at every change, from 1
 * @param changedAt when it was changed last
 * @param changedBy name of who did; never null
 */
public record StoredReport(
        UUID id, Optional<String> owner, ReportDefinition definition, int position, long revision, Instant changedAt,
        String changedBy) {

    /** Checks the components. */
    public StoredReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(changedBy, "changedBy");
    }

    /** {@return whether everybody who may run reports sees it} */
    public boolean shared() {
        return owner.isEmpty();
    }
}

package org.jackfield.api.alerts;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A condition that was raised.
 *
 * @param id born with the alert; never null
 * @param condition as last reported; never null
 * @param raisedAt when it was first reported; never null
 * @param lastReportedAt when it was last reported; never null
 * @param reports how often it was reported while it stood; at least 1
 * @param clearedAt when it ended; empty while it stands; never null
 */
public record Alert(
        UUID id,
        AlertCondition condition,
        Instant raisedAt,
        Instant lastReportedAt,
        int reports,
        Optional<Instant> clearedAt) {

    /** Checks the components. */
    public Alert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(raisedAt, "raisedAt");
        Objects.requireNonNull(lastReportedAt, "lastReportedAt");
        Objects.requireNonNull(clearedAt, "clearedAt");
    }

    /** {@return whether the condition still stands} */
    public boolean active() {
        return clearedAt.isEmpty();
    }
}

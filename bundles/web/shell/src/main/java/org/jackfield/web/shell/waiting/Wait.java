package org.jackfield.web.shell.waiting;

import java.time.Duration;
import java.util.Collection;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;

/** Why there are no pages yet. */
enum Wait {
    /** The parts of the system are starting. */
    STARTING,
    /** They have been for so long that something must be in the way. */
    STUCK,
    /** The database does not answer, and without it nobody can log in. */
    DATABASE;

    private static final String DATABASE_CHECK = "database";
    private static final Duration USUAL = Duration.ofMinutes(2);

    /**
     * {@return the reason}
     *
     * @param checks what the parts that are there say of themselves
     * @param waited for how long there have been no pages
     */
    static Wait of(Collection<HealthCheck> checks, Duration waited) {
        if (checks.stream().anyMatch(Wait::isDatabaseDown)) {
            return DATABASE;
        }
        return waited.compareTo(USUAL) > 0 ? STUCK : STARTING;
    }

    private static boolean isDatabaseDown(HealthCheck check) {
        return check.name().equals(DATABASE_CHECK) && check.check().state() == Health.State.DOWN;
    }
}

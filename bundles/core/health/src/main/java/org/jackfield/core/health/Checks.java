package org.jackfield.core.health;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.health.HealthReport;
import org.jackfield.api.health.HealthReport.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks checks, none of which can break the answer. */
final class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private Checks() {}

    /** {@return what the checks say now; several of one name count as their worst} */
    static HealthReport ask(Collection<? extends HealthCheck> checks) {
        Map<String, Part> parts = new TreeMap<>();
        for (HealthCheck check : checks) {
            Part part = ask(check);
            parts.merge(part.name(), part, (one, other) -> other.status().compareTo(one.status()) > 0 ? other : one);
        }
        Health.State worst =
                parts.values().stream().map(Part::status).max(Health.State::compareTo).orElse(Health.State.UP);
        return new HealthReport(worst, List.copyOf(parts.values()));
    }

    private static Part ask(HealthCheck check) {
        try {
            Health health = check.check();
            return new Part(check.name(), health.state(), health.detail().isEmpty() ? null : health.detail());
        } catch (RuntimeException failure) {
            LOG.warn("The health check {} failed.", check.getClass().getName(), failure);
            return new Part(nameOf(check), Health.State.DOWN, "Its check failed: " + failure.getClass().getSimpleName());
        }
    }

    private static String nameOf(HealthCheck check) {
        try {
            return check.name();
        } catch (RuntimeException failure) {
            return check.getClass().getName();
        }
    }
}

package org.jackfield.core.health;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the system is.
 *
 * @param status that of the worst part
 * @param parts by name
 */
public record HealthReport(Health.State status, List<Part> parts) {

    private static final Logger LOG = LoggerFactory.getLogger(HealthReport.class);

    /**
     * How one part is.
     *
     * @param name its name
     * @param status how it is
     * @param detail what is missing or impaired; null if all is well
     */
    public record Part(String name, Health.State status, String detail) {

        static Part of(String name, Health health) {
            return new Part(name, health.state(), health.detail().isEmpty() ? null : health.detail());
        }
    }

    /** {@return what the checks say now; several of one name count as their worst} */
    static HealthReport of(Collection<? extends HealthCheck> checks) {
        Map<String, Part> parts = new TreeMap<>();
        for (HealthCheck check : checks) {
            Part part = ask(check);
            parts.merge(part.name(), part, (one, other) -> other.status().compareTo(one.status()) > 0 ? other : one);
        }
        Health.State worst =
                parts.values().stream().map(Part::status).max(Health.State::compareTo).orElse(Health.State.UP);
        return new HealthReport(worst, List.copyOf(parts.values()));
    }

    /** {@return whether no part is down} */
    public boolean ready() {
        return status != Health.State.DOWN;
    }

    /** {@return the parts that are down} */
    public List<String> missing() {
        return parts.stream()
                .filter(part -> part.status() == Health.State.DOWN)
                .map(Part::name)
                .toList();
    }

    private static Part ask(HealthCheck check) {
        try {
            return Part.of(check.name(), check.check());
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

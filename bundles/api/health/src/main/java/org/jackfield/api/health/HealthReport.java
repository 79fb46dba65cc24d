package org.jackfield.api.health;

import java.util.List;
import java.util.Objects;

/**
 * How the system is.
 *
 * @param status that of the worst part; never null
 * @param parts by name; never null
 */
public record HealthReport(Health.State status, List<Part> parts) {

    /** Checks and copies the components. */
    public HealthReport {
        Objects.requireNonNull(status, "status");
        parts = List.copyOf(parts);
    }

    /**
     * How one part is.
     *
     * @param name its name; never null
     * @param status how it is; never null
     * @param detail what is missing or impaired; null if all is well
     */
    public record Part(String name, Health.State status, String detail) {

        /** Checks the components. */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(status, "status");
        }
    }

    /** {@return whether no part is down} */
    public boolean ready() {
        return status != Health.State.DOWN;
    }

    /** {@return the names of the parts that are down} */
    public List<String> missing() {
        return parts.stream()
                .filter(part -> part.status() == Health.State.DOWN)
                .map(Part::name)
                .toList();
    }
}

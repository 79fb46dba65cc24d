package org.jackfield.api.licence;

import java.util.Objects;
import org.jackfield.api.problem.Problem;

/**
 * No lease.
 *
 * @param problem why: {@code licence.not-licensed}, {@code licence.none-free} or {@code licence.feature-ending}; never
 *     null
 */
public record LeaseRefusal(Problem problem) implements LeaseAnswer {

    /** Checks the component. */
    public LeaseRefusal {
        Objects.requireNonNull(problem, "problem");
    }
}

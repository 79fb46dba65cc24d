package org.jackfield.api.feature.gate;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.problem.Problem;

/**
 * One file of the licence folder and what the gate makes of it.
 *
 * @param name the file's name; never null
 * @param modified the file's time stamp; never null
 * @param state whether it counts; never null
 * @param problem why it is refused; present exactly for {@link State#REFUSED}; never null
 * @param text the licence as it is in the file; present exactly for a licence that was issued by a trusted key and is
 *     unchanged, even if it is refused for another reason; never null
 */
public record LicenceFile(
        String name, Instant modified, State state, Optional<Problem> problem, Optional<String> text) {

    /** Whether a licence file counts. */
    public enum State {
        /** The licence that this site runs under. At most one file has this state. */
        IN_FORCE,
        /** Good, and another one that was issued later is in force. */
        SUPERSEDED,
        /** Not good; the problem says why. */
        REFUSED
    }

    /** Checks the components. */
    public LicenceFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(modified, "modified");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(text, "text");
    }
}

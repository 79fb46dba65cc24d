package org.jackfield.api.security.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;

/**
 * A range of durations.
 *
 * @param least so long at least, in milliseconds; 0 for no bound
 * @param most so long at most, in milliseconds; {@link Long#MAX_VALUE} for no bound
 */
public record MillisRange(long least, long most) {

    /** Every duration. */
    public static final MillisRange ANY = new MillisRange(0, Long.MAX_VALUE);

    /**
     * Checks the bounds.
     *
     * @throws ProblemException {@code access.duration} if it begins below 0 or ends before it begins
     */
    public MillisRange {
        if (least < 0 || most < least) {
            throw ProblemException.invalid(
                    "access.duration", least + " to " + most + " ms",
                    "The shortest duration is 0, and the longest is not below the shortest.", "Correct them, or leave them empty.");
        }
    }

    /** {@return whether every duration is in it} */
    public boolean isAny() {
        return equals(ANY);
    }

    /** {@return whether a duration is in it} */
    public boolean holds(long millis) {
        return millis >= least && millis <= most;
    }

    /** {@return the ranges that do not hold everything; immutable} */
    static Map<CallSpan, MillisRange> bounding(Map<CallSpan, MillisRange> ranges) {
        return ranges.entrySet().stream()
                .filter(entry -> !entry.getValue().isAny())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

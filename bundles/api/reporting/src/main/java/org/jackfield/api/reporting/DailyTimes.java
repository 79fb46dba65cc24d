package org.jackfield.api.reporting;

import java.time.LocalTime;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * The part of every day that counts, by when calls began and in the zone of the report.
 *
 * @param from the first moment; never null
 * @param to the first moment that does not count any more; midnight for the end of the day; never null. Before {@code from}
 *     it means on the following day: 22:00 to 06:00 is the night
 */
public record DailyTimes(LocalTime from, LocalTime to) {

    /** The whole day. */
    public static final DailyTimes ALL = new DailyTimes(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code reporting.daily-times} if both are the same and not midnight
     */
    public DailyTimes {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            throw ProblemException.invalid(
                    "reporting.daily-times", from + " – " + to, "The daily time range is empty.",
                    "Enter different times, or 00:00 to 00:00 for the whole day.");
        }
    }

    /** {@return whether every moment counts} */
    public boolean isAll() {
        return from.equals(to);
    }
}

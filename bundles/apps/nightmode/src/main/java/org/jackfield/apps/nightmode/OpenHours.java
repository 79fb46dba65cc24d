package org.jackfield.apps.nightmode;

import java.time.LocalTime;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * A stretch of a day in which the phone system is in day mode.
 *
 * @param from when day mode starts, inclusive
 * @param to when night mode starts, exclusive; midnight means the end of the day
 */
public record OpenHours(LocalTime from, LocalTime to) implements Comparable<OpenHours> {

    /** Refuses hours that end before they start. */
    public OpenHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw ProblemException.invalid(
                    "nightmode.hours-reversed",
                    from + "–" + to,
                    "Opening hours must end after they start.",
                    "Enter the later time second; 00:00 as the second time means the end of the day.");
        }
    }

    /** {@return whether day mode holds at this time of the day} */
    boolean contains(LocalTime time) {
        return !time.isBefore(from) && (toEndOfDay() || time.isBefore(to));
    }

    /** {@return whether no moment of a day is in both} */
    boolean isBefore(OpenHours later) {
        return !toEndOfDay() && !later.from.isBefore(to);
    }

    boolean toEndOfDay() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    @Override
    public int compareTo(OpenHours other) {
        return from.compareTo(other.from);
    }
}

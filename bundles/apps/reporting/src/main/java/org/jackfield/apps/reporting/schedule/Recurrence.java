package org.jackfield.apps.reporting.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;

/**
 * How a schedule comes again (manual §5.7.1).
 *
 * @param unit never null
 * @param every how many units lie between two runs
 * @param from of minutes and hours, the first time of day; null for all day
 * @param to the last time of day, still in it; before {@code from} for a night, which belongs to the day it
 *     begins on; null for all day
 * @param days of minutes, hours and days: on these alone; empty for every day; immutable
 * @param day of months: on which day; otherwise null
 */
public record Recurrence(Unit unit, int every, LocalTime from, LocalTime to, Set<DayOfWeek> days, MonthlyDay day) {

    /** What is counted. */
    public enum Unit {
        MINUTE(15, 1440),
        HOUR(1, 168),
        DAY(1, 366),
        WEEK(1, 52),
        MONTH(1, 24);

        private final int least;
        private final int most;

        Unit(int least, int most) {
            this.least = least;
            this.most = most;
        }

        /** {@return the fewest between two runs} */
        public int least() {
            return least;
        }

        /** {@return the most between two runs} */
        public int most() {
            return most;
        }
    }

    /**
     * Checks the components, and leaves out what does not belong to the unit.
     *
     * @throws ProblemException {@code reporting.schedule-interval}, {@code reporting.schedule-hours}
     */
    public Recurrence {
        Objects.requireNonNull(unit, "unit");
        if (every < unit.least || every > unit.most) {
            throw ProblemException.invalid(
                    "reporting.schedule-interval", every + " " + unit, "This interval cannot be.",
                    "Enter " + unit.least + " to " + unit.most + ".");
        }
        boolean within = unit == Unit.MINUTE || unit == Unit.HOUR;
        if (within && (from == null) != (to == null)) {
            throw ProblemException.invalid(
                    "reporting.schedule-hours", from + " to " + to, "Hours of the day have a beginning and an end.",
                    "Enter both, or neither.");
        }
        from = within ? from : null;
        to = within ? to : null;
        days = within || unit == Unit.DAY ? Set.copyOf(Objects.requireNonNullElse(days, Set.of())) : Set.of();
        day = unit == Unit.MONTH ? Objects.requireNonNullElse(day, MonthlyDay.number(1)) : null;
    }

    /** {@return every so many minutes or hours, all day} */
    public static Recurrence within(Unit unit, int every) {
        return new Recurrence(unit, every, null, null, Set.of(), null);
    }

    /** {@return every so many days or weeks, at the time of the first run} */
    public static Recurrence every(int every, Unit unit, DayOfWeek... days) {
        return new Recurrence(unit, every, null, null, Set.of(days), null);
    }

    /** {@return every so many months} */
    public static Recurrence months(int every, MonthlyDay day) {
        return new Recurrence(Unit.MONTH, every, null, null, Set.of(), day);
    }

    boolean allows(DayOfWeek weekday) {
        return days.isEmpty() || days.contains(weekday);
    }

    /** {@return whether a time lies within the hours of a day that counts; a night belongs to the day it begins on} */
    boolean allows(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        DayOfWeek day = moment.getDayOfWeek();
        if (from == null) {
            return allows(day);
        }
        if (from.isAfter(to)) {
            return !time.isBefore(from) && allows(day) || !time.isAfter(to) && allows(day.minus(1));
        }
        return !time.isBefore(from) && !time.isAfter(to) && allows(day);
    }
}

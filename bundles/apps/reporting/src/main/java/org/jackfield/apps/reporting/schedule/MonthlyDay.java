package org.jackfield.apps.reporting.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jackfield.api.problem.ProblemException;

/**
 * A day of a month: a number, or what it is in the month, such as its first Monday (manual §5.7.1).
 *
 * @param number 1 to 31, in shorter months their last day; 0 for a day by its place
 * @param place which of the days; counts whatever the weeks look like
 * @param kind of which days
 */
public record MonthlyDay(int number, Place place, Kind kind) {

    private static final int LONGEST_MONTH = 31;

    /** Which of them. */
    public enum Place {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST
    }

    /** Of which days. */
    public enum Kind {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY,
        /** Any day. */
        DAY,
        /** Monday to Friday. */
        WEEKDAY,
        /** Saturday and Sunday. */
        WEEKEND_DAY;

        private boolean holds(LocalDate day) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return switch (this) {
                case DAY -> true;
                case WEEKDAY -> !weekend;
                case WEEKEND_DAY -> weekend;
                default -> day.getDayOfWeek().name().equals(name());
            };
        }
    }

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code reporting.schedule-day} for a number that no month has
     */
    public MonthlyDay {
        place = Objects.requireNonNullElse(place, Place.FIRST);
        kind = Objects.requireNonNullElse(kind, Kind.DAY);
        if (number < 0 || number > LONGEST_MONTH) {
            throw ProblemException.invalid(
                    "reporting.schedule-day", Integer.toString(number), "No month has this day.", "Enter 1 to 31.");
        }
    }

    /** {@return the day of this number} */
    public static MonthlyDay number(int number) {
        return new MonthlyDay(number, Place.FIRST, Kind.DAY);
    }

    /** {@return the day of this place} */
    public static MonthlyDay of(Place place, Kind kind) {
        return new MonthlyDay(0, place, kind);
    }

    /** {@return the day it is in a month; every month has one} */
    public LocalDate in(YearMonth month) {
        if (number > 0) {
            return month.atDay(Math.min(number, month.lengthOfMonth()));
        }
        List<LocalDate> days = IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .filter(kind::holds)
                .toList();
        return place == Place.LAST ? days.getLast() : days.get(place.ordinal());
    }
}

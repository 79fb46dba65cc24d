package org.jackfield.apps.nightmode;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;

/**
 * When a phone system is in day mode: hours for each day of the week, and other hours for single dates such as bank
 * holidays. Everything else is night. Times are those of the site's clocks.
 *
 * @param week the hours of each day of the week; a day that is missing or empty is night throughout
 * @param exceptions dates that have hours of their own; empty hours make the date night throughout
 */
public record NightSchedule(Map<DayOfWeek, List<OpenHours>> week, Map<LocalDate, List<OpenHours>> exceptions) {

    /** Night throughout. */
    public static final NightSchedule ALWAYS_NIGHT = new NightSchedule(Map.of(), Map.of());

    /** A year and a day: whatever changes at all, changes within it, or only by an exception further away. */
    private static final int DAYS_AHEAD = 366;

    private static final int MOST_HOURS_A_DAY = 8;
    private static final int MOST_EXCEPTIONS = 366;

    /** Sorts the hours and refuses overlaps. */
    public NightSchedule {
        Map<DayOfWeek, List<OpenHours>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> days.put(day, checked(day.toString(), hours)));
        Map<LocalDate, List<OpenHours>> dates = new TreeMap<>();
        exceptions.forEach((date, hours) -> dates.put(date, checked(date.toString(), hours)));
        if (dates.size() > MOST_EXCEPTIONS) {
            throw ProblemException.invalid(
                    "nightmode.too-many-exceptions",
                    dates.size() + " dates",
                    "There are more than " + MOST_EXCEPTIONS + " dates with hours of their own.",
                    "Remove dates that have passed.");
        }
        week = Map.copyOf(days);
        exceptions = Map.copyOf(dates);
    }

    /** {@return whether the schedule wants night mode at {@code moment}} */
    public boolean nightAt(ZonedDateTime moment) {
        return hoursOf(moment.toLocalDate()).stream().noneMatch(hours -> hours.contains(moment.toLocalTime()));
    }

    /** {@return the next moment after {@code moment} at which the wanted mode changes, within a year} */
    public Optional<ZonedDateTime> nextChange(ZonedDateTime moment) {
        boolean night = nightAt(moment);
        return Stream.iterate(moment.toLocalDate(), date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(this::edges)
                .map(edge -> edge.atZone(moment.getZone()))
                .filter(edge -> edge.isAfter(moment) && nightAt(edge) != night)
                .findFirst();
    }

    /** {@return the latest moment up to and including {@code moment} at which the wanted mode changed, within a year} */
    public Optional<ZonedDateTime> lastChange(ZonedDateTime moment) {
        return Stream.iterate(moment.toLocalDate(), date -> date.minusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> edges(date).sorted((a, b) -> b.compareTo(a)))
                .map(edge -> edge.atZone(moment.getZone()))
                .filter(edge -> !edge.isAfter(moment) && nightAt(edge) != nightAt(edge.minusNanos(1)))
                .findFirst();
    }

    private List<OpenHours> hoursOf(LocalDate date) {
        List<OpenHours> own = exceptions.get(date);
        return own != null ? own : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** Every moment of a date at which the mode may change; its midnight belongs to it, the next one does not. */
    private Stream<LocalDateTime> edges(LocalDate date) {
        Stream<LocalTime> times = hoursOf(date).stream().flatMap(hours -> Stream.of(hours.from(), hours.to()));
        return Stream.concat(Stream.of(LocalTime.MIDNIGHT), times).distinct().sorted().map(date::atTime);
    }

    private static List<OpenHours> checked(String day, List<OpenHours> hours) {
        List<OpenHours> sorted = hours.stream().sorted().toList();
        if (sorted.size() > MOST_HOURS_A_DAY) {
            throw ProblemException.invalid(
                    "nightmode.too-many-hours",
                    day,
                    "A day has more than " + MOST_HOURS_A_DAY + " opening hours.",
                    "Join hours that follow each other.");
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (!sorted.get(i - 1).isBefore(sorted.get(i))) {
                throw ProblemException.invalid(
                        "nightmode.hours-overlap",
                        day + " " + sorted.get(i).from() + "–" + sorted.get(i).to(),
                        "Opening hours of one day overlap.",
                        "Join them, or move one.");
            }
        }
        return sorted;
    }
}

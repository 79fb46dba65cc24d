package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.reporting.schedule.MonthlyDay.Kind;
import org.jackfield.apps.reporting.schedule.MonthlyDay.Place;
import org.jackfield.apps.reporting.schedule.Recurrence.Unit;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static Timing london(String start, Recurrence recurrence) {
        return new Timing(LocalDateTime.parse(start), null, LONDON, recurrence);
    }

    private static List<Instant> runs(Timing timing, Instant after, int most) {
        List<Instant> runs = new ArrayList<>();
        Optional<Instant> next = timing.next(after);
        while (next.isPresent() && runs.size() < most) {
            runs.add(next.get());
            next = timing.next(next.get());
        }
        return runs;
    }

    private static List<String> local(Timing timing, int most) {
        return runs(timing, timing.start().atZone(timing.zone()).toInstant().minusMillis(1), most).stream()
                .map(instant -> instant.atZone(timing.zone()).toLocalDateTime().toString())
                .toList();
    }

    @Test
    void everyQuarterOfAnHourFromNineToFiveOnWorkdays() {
        Timing timing = london("2026-11-27T16:30", new Recurrence(
                Unit.MINUTE, 15, LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), null));

        assertThat(local(timing, 5)).containsExactly(
                "2026-11-27T16:30", "2026-11-27T16:45", "2026-11-27T17:00", "2026-11-30T09:00", "2026-11-30T09:15");
    }

    @Test
    void hoursOfANightGoOverMidnight() {
        Timing timing = london(
                "2026-11-27T20:00", new Recurrence(Unit.HOUR, 2, LocalTime.of(22, 0), LocalTime.of(2, 0), Set.of(), null));

        assertThat(local(timing, 4)).containsExactly(
                "2026-11-27T22:00", "2026-11-28T00:00", "2026-11-28T02:00", "2026-11-28T22:00");
    }

    @Test
    void aNightBelongsToTheDayItBeginsOn() {
        // 27 November 2026 is a Friday
        Timing nights = london("2026-11-26T20:00", new Recurrence(
                Unit.HOUR, 2, LocalTime.of(22, 0), LocalTime.of(2, 0), Set.of(DayOfWeek.FRIDAY), null));

        assertThat(local(nights, 4)).containsExactly(
                "2026-11-27T22:00", "2026-11-28T00:00", "2026-11-28T02:00", "2026-12-04T22:00");
    }

    @Test
    void theFirstFridayIsTheFirstOfAMonthThatBeginsWithOne() {
        assertThat(MonthlyDay.of(Place.FIRST, Kind.FRIDAY).in(YearMonth.of(2027, 1))).isEqualTo("2027-01-01");
        assertThat(MonthlyDay.of(Place.LAST, Kind.WEEKDAY).in(YearMonth.of(2026, 10))).isEqualTo("2026-10-30");
        assertThat(MonthlyDay.of(Place.FIRST, Kind.WEEKDAY).in(YearMonth.of(2026, 8))).isEqualTo("2026-08-03");
        assertThat(MonthlyDay.of(Place.SECOND, Kind.WEEKEND_DAY).in(YearMonth.of(2026, 11))).isEqualTo("2026-11-07");
        assertThat(MonthlyDay.of(Place.LAST, Kind.DAY).in(YearMonth.of(2028, 2))).isEqualTo("2028-02-29");
    }

    @Test
    void theThirtyFirstIsTheLastDayOfAShorterMonth() {
        assertThat(local(london("2026-12-31T06:00", Recurrence.months(1, MonthlyDay.number(31))), 3))
                .containsExactly("2026-12-31T06:00", "2027-01-31T06:00", "2027-02-28T06:00");
    }

    @Test
    void weeksCountFromTheFirstRun() {
        assertThat(local(london("2026-12-28T07:15", Recurrence.every(2, Unit.WEEK)), 3))
                .containsExactly("2026-12-28T07:15", "2027-01-11T07:15", "2027-01-25T07:15");
    }

    @Test
    void whereClocksAreChangedNothingIsLostAndNothingDoubled() {
        Timing daily = london("2026-03-28T01:30", Recurrence.every(1, Unit.DAY));
        assertThat(local(daily, 3)).containsExactly("2026-03-28T01:30", "2026-03-29T02:30", "2026-03-30T01:30");
        Timing autumn = london("2026-10-25T00:30", Recurrence.every(1, Unit.DAY));
        assertThat(local(autumn, 2)).containsExactly("2026-10-25T00:30", "2026-10-26T00:30");
        Timing twice = london("2026-10-24T01:30", Recurrence.every(1, Unit.DAY));
        assertThat(local(twice, 3)).containsExactly("2026-10-24T01:30", "2026-10-25T01:30", "2026-10-26T01:30");
        Timing quarters = london("2026-10-25T00:00", Recurrence.within(Unit.MINUTE, 30));
        assertThat(local(quarters, 7)).containsExactly(
                "2026-10-25T00:00", "2026-10-25T00:30", "2026-10-25T01:00", "2026-10-25T01:30", "2026-10-25T01:00",
                "2026-10-25T01:30", "2026-10-25T02:00");
    }

    @Test
    void halfAnHourOfLordHoweAndADayThatSamoaLeftOutLoseAndDoubleNothing() {
        ZoneId island = ZoneId.of("Australia/Lord_Howe");
        Timing daily = new Timing(LocalDateTime.parse("2026-10-03T02:15"), null, island, Recurrence.every(1, Unit.DAY));
        assertThat(local(daily, 3)).containsExactly("2026-10-03T02:15", "2026-10-04T02:45", "2026-10-05T02:15");
        Timing quarters = new Timing(LocalDateTime.parse("2026-04-05T01:15"), null, island, Recurrence.within(Unit.MINUTE, 15));
        assertThat(local(quarters, 6)).containsExactly(
                "2026-04-05T01:15", "2026-04-05T01:30", "2026-04-05T01:45", "2026-04-05T01:30", "2026-04-05T01:45", "2026-04-05T02:00");
        // 30 December 2011 was not there: its run would be that of the day after
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        Timing everyDay = new Timing(LocalDateTime.parse("2011-12-29T09:00"), null, samoa, Recurrence.every(1, Unit.DAY));
        assertThat(local(everyDay, 3)).containsExactly("2011-12-29T09:00", "2011-12-31T09:00", "2012-01-01T09:00");
        Timing hours = new Timing(LocalDateTime.parse("2011-12-29T20:00"), null, samoa, Recurrence.within(Unit.HOUR, 2));
        assertThat(local(hours, 4)).containsExactly("2011-12-29T20:00", "2011-12-29T22:00", "2011-12-31T00:00", "2011-12-31T02:00");
    }

    @Test
    void theEndIsTheLastRunAtTheLatest() {
        Timing timing = new Timing(
                LocalDateTime.parse("2026-11-27T08:00"), LocalDateTime.parse("2026-11-28T08:00"), LONDON,
                Recurrence.every(1, Unit.DAY));

        assertThat(local(timing, 5)).containsExactly("2026-11-27T08:00", "2026-11-28T08:00");
        assertThat(new Timing(timing.start(), null, LONDON, Recurrence.every(7, Unit.DAY, DayOfWeek.MONDAY))
                        .next(Instant.parse("2026-11-27T00:00:00Z")))
                .as("a Friday and every seven days is never a Monday")
                .isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Recurrence.within(Unit.MINUTE, 14)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Recurrence.every(0, Unit.DAY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> MonthlyDay.number(32)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Recurrence(Unit.HOUR, 1, LocalTime.NOON, null, Set.of(), null))
                .isInstanceOf(ProblemException.class);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC", "Europe/London", "America/New_York", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe",
                        "Pacific/Chatham", "America/Sao_Paulo", "Africa/Casablanca")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Arbitraries.integers().between(0, 2 * 366 * 24 * 60)
                .map(minutes -> LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(minutes));
    }

    /** Minute by minute: one is due if the clock on the wall shows a multiple of the interval since the start. */
    @Property(tries = 150)
    void minutesAreThoseThatTheClockOnTheWallShows(
            @ForAll("zones") ZoneId zone, @ForAll("starts") LocalDateTime start, @ForAll @IntRange(min = 15, max = 60) int every,
            @ForAll @IntRange(max = 23) int from, @ForAll @IntRange(max = 23) int to, @ForAll Set<DayOfWeek> days) {
        Timing timing = new Timing(start, null, zone, new Recurrence(
                Unit.MINUTE, every, LocalTime.of(from, 0), LocalTime.of(to, 0), days, null));
        Instant begin = start.atZone(zone).toInstant();
        List<Instant> expected = new ArrayList<>();
        for (Instant at = begin; at.isBefore(begin.plus(Duration.ofDays(9))); at = at.plus(1, ChronoUnit.MINUTES)) {
            LocalDateTime wall = at.atZone(zone).toLocalDateTime();
            int hour = wall.getHour();
            boolean onTheHour = wall.getMinute() == 0;
            boolean afterFrom = hour >= from;
            boolean beforeTo = hour < to || hour == to && onTheHour;
            DayOfWeek whose = from > to && !afterFrom ? wall.getDayOfWeek().minus(1) : wall.getDayOfWeek();
            if (!wall.isBefore(start)
                    && ChronoUnit.MINUTES.between(start, wall) % every == 0
                    && (from <= to ? afterFrom && beforeTo : afterFrom || beforeTo)
                    && (days.isEmpty() || days.contains(whose))) {
                expected.add(at);
            }
        }

        List<Instant> found = runs(timing, begin.minusMillis(1), expected.size());

        assertThat(found).isEqualTo(expected);
    }

    /** Day by day, with the rules of java.time for months and clock changes. */
    @Property(tries = 150)
    void daysWeeksAndMonthsAreThoseOfTheCalendar(
            @ForAll("zones") ZoneId zone, @ForAll("starts") LocalDateTime start, @ForAll @IntRange(min = 1, max = 5) int every,
            @ForAll Unit unit, @ForAll Set<DayOfWeek> days, @ForAll @IntRange(min = 0, max = 31) int number, @ForAll Place place,
            @ForAll DayOfWeek weekday) {
        if (unit == Unit.MINUTE || unit == Unit.HOUR) {
            return;
        }
        MonthlyDay monthly = new MonthlyDay(number, place, Kind.valueOf(weekday.name()));
        Timing timing = new Timing(start, null, zone, new Recurrence(unit, every, null, null, days, monthly));
        List<Instant> expected = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            LocalDate day = start.toLocalDate().plusDays(i);
            boolean due = switch (unit) {
                case DAY -> i % every == 0 && (days.isEmpty() || days.contains(day.getDayOfWeek()));
                case WEEK -> i % (7 * every) == 0;
                default -> (day.getYear() * 12 + day.getMonthValue() - start.getYear() * 12 - start.getMonthValue()) % every == 0
                        && day.equals(number > 0 ? clamped(day, number) : placed(day, place, weekday));
            };
            if (due) {
                expected.add(ZonedDateTime.of(day, start.toLocalTime(), zone).toInstant());
            }
        }

        List<Instant> found = runs(timing, start.atZone(zone).toInstant().minusMillis(1), expected.size());

        assertThat(found).isEqualTo(expected);
    }

    private static LocalDate clamped(LocalDate day, int number) {
        return day.withDayOfMonth(Math.min(number, day.lengthOfMonth()));
    }

    private static LocalDate placed(LocalDate day, Place place, DayOfWeek weekday) {
        return day.with(place == Place.LAST
                ? TemporalAdjusters.lastInMonth(weekday)
                : TemporalAdjusters.dayOfWeekInMonth(place.ordinal() + 1, weekday));
    }
}

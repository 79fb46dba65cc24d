package org.jackfield.apps.nightmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class NightScheduleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final OpenHours OFFICE = hours("09:00", "17:30");
    private static final NightSchedule WEEKDAYS = new NightSchedule(
            Map.of(
                    DayOfWeek.MONDAY, List.of(OFFICE),
                    DayOfWeek.TUESDAY, List.of(OFFICE),
                    DayOfWeek.FRIDAY, List.of(hours("09:00", "12:00"), hours("13:00", "16:00"))),
            Map.of(LocalDate.parse("2026-12-25"), List.of()));

    @Test
    void dayModeStartsOnTheMinuteAndNightModeOnTheMinute() {
        assertThat(WEEKDAYS.nightAt(london("2026-11-23T08:59:59"))).isTrue();
        assertThat(WEEKDAYS.nightAt(london("2026-11-23T09:00:00"))).isFalse();
        assertThat(WEEKDAYS.nightAt(london("2026-11-23T17:29:59"))).isFalse();
        assertThat(WEEKDAYS.nightAt(london("2026-11-23T17:30:00"))).isTrue();
    }

    @Test
    void aDayWithoutHoursIsNightThroughout() {
        assertThat(WEEKDAYS.nightAt(london("2026-11-22T12:00:00"))).isTrue();
    }

    @Test
    void aDayMayHaveSeveralHours() {
        assertThat(WEEKDAYS.nightAt(london("2026-11-27T12:30:00"))).isTrue();
        assertThat(WEEKDAYS.nextChange(london("2026-11-27T12:30:00"))).contains(london("2026-11-27T13:00:00"));
    }

    @Test
    void anExceptionReplacesTheHoursOfItsDate() {
        assertThat(WEEKDAYS.nightAt(london("2026-12-25T10:00:00"))).isTrue();
    }

    @Test
    void theNextChangeSkipsDaysWithoutHours() {
        assertThat(WEEKDAYS.nextChange(london("2026-11-27T16:00:00"))).contains(london("2026-11-30T09:00:00"));
    }

    @Test
    void hoursToMidnightThatGoOnAtMidnightAreNoChange() {
        NightSchedule alarmLine = new NightSchedule(
                Map.of(
                        DayOfWeek.MONDAY, List.of(hours("18:00", "00:00")),
                        DayOfWeek.TUESDAY, List.of(hours("00:00", "06:00"))),
                Map.of());

        assertThat(alarmLine.nextChange(london("2026-11-23T18:00:00"))).contains(london("2026-11-24T06:00:00"));
        assertThat(alarmLine.lastChange(london("2026-11-24T05:00:00"))).contains(london("2026-11-23T18:00:00"));
    }

    @Test
    void aScheduleThatNeverChangesHasNoNextChange() {
        assertThat(NightSchedule.ALWAYS_NIGHT.nextChange(london("2026-11-23T18:00:00"))).isEmpty();
        assertThat(NightSchedule.ALWAYS_NIGHT.lastChange(london("2026-11-23T18:00:00"))).isEmpty();
    }

    @Test
    void hoursInTheHourThatSpringSkipsStartWhenClocksReachThem() {
        NightSchedule early = new NightSchedule(Map.of(DayOfWeek.SUNDAY, List.of(hours("01:30", "05:00"))), Map.of());

        ZonedDateTime change = early.nextChange(london("2026-03-29T00:00:00")).orElseThrow();

        assertThat(change).isEqualTo(ZonedDateTime.of(2026, 3, 29, 2, 30, 0, 0, LONDON));
        assertThat(early.nightAt(change)).isFalse();
    }

    @Test
    void overlapsAndReversedHoursAreRefused() {
        assertThatThrownBy(() -> new NightSchedule(
                        Map.of(DayOfWeek.MONDAY, List.of(OFFICE, hours("17:00", "18:00"))), Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> hours("17:00", "09:00")).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 200)
    void betweenAMomentAndTheNextChangeTheModeStays(
            @ForAll("schedules") NightSchedule schedule, @ForAll("moments") ZonedDateTime moment) {
        ZonedDateTime end = schedule.nextChange(moment).orElse(moment.plusDays(14));

        for (ZonedDateTime t = moment; t.isBefore(end); t = t.plus(Duration.ofMinutes(97))) {
            assertThat(schedule.nightAt(t)).as("%s", t).isEqualTo(schedule.nightAt(moment));
        }
        schedule.nextChange(moment)
                .ifPresent(change -> assertThat(schedule.nightAt(change)).isNotEqualTo(schedule.nightAt(moment)));
    }

    @Property(tries = 200)
    void theLastChangeBeforeTheNextOneIsTheSameForEveryMomentBetween(
            @ForAll("schedules") NightSchedule schedule, @ForAll("moments") ZonedDateTime moment) {
        schedule.nextChange(moment).ifPresent(change -> {
            assertThat(schedule.lastChange(change)).contains(change);
            assertThat(schedule.lastChange(change.minusSeconds(1))).isEqualTo(schedule.lastChange(moment));
        });
    }

    @Provide
    Arbitrary<NightSchedule> schedules() {
        Arbitrary<List<OpenHours>> day = Arbitraries.integers().between(0, 47).list().uniqueElements().ofMaxSize(6).map(
                halfHours -> {
                    List<Integer> sorted = halfHours.stream().sorted().toList();
                    List<OpenHours> result = new ArrayList<>();
                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                        result.add(new OpenHours(time(sorted.get(i)), time(sorted.get(i + 1))));
                    }
                    return result;
                });
        return day.list().ofSize(7).map(days -> {
            Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek d : DayOfWeek.values()) {
                week.put(d, days.get(d.ordinal()));
            }
            return new NightSchedule(week, Map.of());
        });
    }

    @Provide
    Arbitrary<ZonedDateTime> moments() {
        return Arbitraries.longs()
                .between(0, 365L * 24 * 60)
                .map(minutes -> ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")).plusMinutes(minutes));
    }

    private static LocalTime time(int halfHours) {
        return LocalTime.MIDNIGHT.plusMinutes(30L * halfHours);
    }

    private static OpenHours hours(String from, String to) {
        return new OpenHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static ZonedDateTime london(String local) {
        return java.time.LocalDateTime.parse(local).atZone(LONDON);
    }
}

package org.jackfield.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aJobIsDueInTheSitesZone() {
        assertThat(new Timetable("0 30 7 ? * MON-FRI").next(Instant.parse("2026-11-21T10:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-11-23T06:30:00Z"));
    }

    @Test
    void whatFallsIntoTheHourThatIsNotThereIsDueWhenItWouldHaveBegun() {
        assertThat(days("0 30 2 * * ?", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aJobOfCertainHoursRunsOnceInTheHourThatComesTwice() {
        assertThat(days("0 30 2 * * ?", "2026-10-24T00:00:00Z", 3))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void aJobAroundTheClockNeverPauses() {
        for (String night : List.of("2026-03-28T23:00:00Z", "2026-10-24T23:00:00Z")) {
            List<String> dues = days("0 0/15 * * * ?", night, 20);
            for (int i = 0; i < dues.size(); i++) {
                assertThat(dues.get(i)).isEqualTo(Instant.parse(night).plus(Duration.ofMinutes(15L * (i + 1))).toString());
            }
        }
    }

    @Test
    void afterALongStopTheLastDueMomentIsFoundAtOnce() {
        Instant now = Instant.parse("2026-11-21T10:00:30Z");

        assertThat(new Timetable("0 * * * * ?").latest(Instant.EPOCH, now, BERLIN))
                .contains(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(new Timetable("0 0 3 1 1 ?").latest(Instant.EPOCH, now, BERLIN))
                .contains(Instant.parse("2026-01-01T02:00:00Z"));
        assertThat(new Timetable("0 0 3 1 1 ?").latest(Instant.parse("2026-01-01T02:00:00Z"), now, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 31 2 ?", "0 0 0 1 1 ? 2020"})
    void whatNeverComesIsNeverDue(String cron) {
        assertThat(new Timetable(cron).next(Instant.parse("2026-11-21T10:00:00Z"), BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "* * * * *", "0 0 25 * * ?", "0 0 0 * * *", "61 * * * * ?"})
    void whatIsNoExpressionIsRefused(String cron) {
        assertThatThrownBy(() -> new Timetable(cron)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever the zone does with its clocks: the dues come in order, and none is more than its gap away. */
    @Property(tries = 300)
    void dueMomentsGrowAndFitTheExpression(@ForAll("zones") ZoneId zone, @ForAll("instants") Instant start) {
        Timetable hourly = new Timetable("0 20 * * * ?");
        Timetable daily = new Timetable("0 20 2 * * ?");
        Instant hour = start;
        Instant day = start;
        for (int i = 0; i < 40; i++) {
            Instant nextHour = hourly.next(hour, zone).orElseThrow();
            assertThat(Duration.between(hour, nextHour)).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(120));
            hour = nextHour;
            Instant nextDay = daily.next(day, zone).orElseThrow();
            assertThat(Duration.between(day, nextDay)).isBetween(Duration.ofSeconds(1), Duration.ofHours(50));
            LocalDateTime local = LocalDateTime.ofInstant(nextDay, zone);
            boolean exact = local.getHour() == 2 && local.getMinute() == 20;
            assertThat(exact || zone.getRules().getTransition(local) != null || isTransition(zone, nextDay)).isTrue();
            day = nextDay;
        }
    }

    @Property(tries = 300)
    void theLatestIsTheLastOfThoseThatCome(
            @ForAll("zones") ZoneId zone, @ForAll("instants") Instant start, @ForAll("hours") int hours) {
        Timetable timetable = new Timetable("0 0/40 1-5,22 * * ?");
        Instant upTo = start.plus(Duration.ofHours(hours));
        Instant last = null;
        for (Optional<Instant> due = timetable.next(start, zone);
                due.filter(moment -> !moment.isAfter(upTo)).isPresent();
                due = timetable.next(due.get(), zone)) {
            last = due.get();
        }

        assertThat(timetable.latest(start, upTo, zone)).isEqualTo(Optional.ofNullable(last));
    }

    private static boolean isTransition(ZoneId zone, Instant moment) {
        var transition = zone.getRules().previousTransition(moment.plusNanos(1));
        return transition != null && transition.getInstant().equals(moment);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                        "Asia/Kolkata", "America/Santiago", "Pacific/Chatham", "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> instants() {
        long from = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2035-01-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 2000);
    }

    private static List<String> days(String cron, String start, int count) {
        List<String> dues = new ArrayList<>();
        Instant at = Instant.parse(start);
        for (int i = 0; i < count; i++) {
            at = new Timetable(cron).next(at, BERLIN).orElseThrow();
            dues.add(at.toString());
        }
        return dues;
    }
}

package org.jackfield.apps.hotdesking.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the clock logs agents out. */
class AutoLogoutTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // an ordinary day, before and at the time
        "2026-11-27T18:59:59Z, 20:00, 2026-11-26T19:00:00Z",
        "2026-11-27T19:00:00Z, 20:00, 2026-11-27T19:00:00Z",
        // 02:30 does not exist on 29 March 2026: clocks go from 02:00 to 03:00
        "2026-03-29T01:29:59Z, 02:30, 2026-03-28T01:30:00Z",
        "2026-03-29T01:30:00Z, 02:30, 2026-03-29T01:30:00Z",
        // 02:30 comes twice on 25 October 2026; the first counts
        "2026-10-25T00:30:00Z, 02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z, 02:30, 2026-10-25T00:30:00Z"
    })
    void theLastTimeIsThatOfTheSitesClocks(Instant now, LocalTime time, Instant last) {
        assertThat(AutoLogout.last(time, BERLIN, now)).isEqualTo(last);
    }

    @Property
    void itIsDueOnceADayWhateverTheClocksDo(
            @ForAll @IntRange(min = 0, max = 1439) int minuteOfDay, @ForAll @IntRange(min = 0, max = 700) int dayOfTwoYears) {
        LocalTime time = LocalTime.MIN.plusMinutes(minuteOfDay);
        Instant begin = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(dayOfTwoYears));
        AutoLogout.Mark mark = new AutoLogout.Mark(time, begin);
        int due = 0;
        for (int minutes = 0; minutes <= 7 * 24 * 60; minutes += 7) {
            Instant now = begin.plus(Duration.ofMinutes(minutes));
            Optional<Instant> moment = AutoLogout.due(time, BERLIN, now, Optional.of(mark));
            if (moment.isPresent()) {
                assertThat(moment.get()).isAfter(mark.done()).isBeforeOrEqualTo(now);
                mark = new AutoLogout.Mark(time, moment.get());
                due++;
            }
        }
        assertThat(due).isBetween(6, 8);
    }
}

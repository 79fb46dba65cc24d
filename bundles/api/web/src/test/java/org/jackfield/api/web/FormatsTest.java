package org.jackfield.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats london = new Formats(Locale.UK, ZoneId.of("Europe/London"));

    @Test
    void aDurationShowsHoursOnlyWhenThereAreAny() {
        assertThat(london.duration(0)).isEqualTo("0:00");
        assertThat(london.duration(7_999)).isEqualTo("0:07");
        assertThat(london.duration(61_000)).isEqualTo("1:01");
        assertThat(london.duration(3_723_000)).isEqualTo("1:02:03");
        assertThat(london.duration(360_000_000)).isEqualTo("100:00:00");
    }

    @Test
    void aNegativeDurationKeepsItsSignOnceItIsASecondLong() {
        assertThat(london.duration(-999)).isEqualTo("0:00");
        assertThat(london.duration(-61_000)).isEqualTo("-1:01");
    }

    @Test
    void timesAreShownInTheReadersZone() {
        Instant summerNoon = Instant.parse("2026-07-01T12:00:00Z");

        assertThat(london.time(summerNoon)).isEqualTo("13:00:00");
        assertThat(new Formats(Locale.UK, ZoneId.of("UTC")).time(summerNoon)).isEqualTo("12:00:00");
    }

    @Test
    void aRecentMomentShowsItsDayOnlyIfItIsNotTheReadersToday() {
        Instant beforeMidnightInLondon = Instant.parse("2026-07-01T22:59:00Z");
        Instant afterMidnightInLondon = Instant.parse("2026-07-01T23:01:00Z");

        assertThat(london.recent(beforeMidnightInLondon, beforeMidnightInLondon)).isEqualTo("23:59:00");
        assertThat(london.recent(beforeMidnightInLondon, afterMidnightInLondon)).contains("2026");
    }
}

package org.jackfield.apps.recording.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTest {

    /** A Wednesday at noon in Berlin, three days after its clocks went forward. */
    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "LAST_15_MINUTES, 2026-04-01T09:45:00Z, 2026-04-01T10:00:00Z",
        "LAST_30_MINUTES, 2026-04-01T09:30:00Z, 2026-04-01T10:00:00Z",
        "LAST_60_MINUTES, 2026-04-01T09:00:00Z, 2026-04-01T10:00:00Z",
        "TODAY, 2026-03-31T22:00:00Z, 2026-04-01T22:00:00Z",
        "YESTERDAY, 2026-03-30T22:00:00Z, 2026-03-31T22:00:00Z",
        "THIS_WEEK, 2026-03-29T22:00:00Z, 2026-04-05T22:00:00Z",
        "LAST_WEEK, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "THIS_MONTH, 2026-03-31T22:00:00Z, 2026-04-30T22:00:00Z",
        "LAST_MONTH, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "CUSTOM, -, -",
    })
    void aRangeIsOneOfTheReadersDays(DateRange range, Instant from, Instant to) {
        assertThat(range.at(NOW, BERLIN)).isEqualTo(new DateRange.Interval(from, to));
    }
}

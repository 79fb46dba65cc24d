package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackOffTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-21T10:00:00Z");

    @Property
    void theNextAttemptIsLaterAtMostAnHourAndNeverPastTheEnd(
            @ForAll @IntRange(min = 1, max = 10_000) int attempts,
            @ForAll @LongRange(min = 0, max = 1_000_000) long secondsSince,
            @ForAll @IntRange(min = 1, max = 336) int hours) {
        Instant now = ACCEPTED.plusSeconds(secondsSince);
        Instant end = ACCEPTED.plus(Duration.ofHours(hours));
        Optional<Instant> next = BackOff.next(ACCEPTED, attempts, now, Duration.ofHours(hours));
        assertThat(next.isPresent()).isEqualTo(now.isBefore(end));
        next.ifPresent(at -> assertThat(at).isAfter(now).isBeforeOrEqualTo(end).isBeforeOrEqualTo(now.plus(Duration.ofHours(1))));
    }

    @Example
    void theWaitDoubles() {
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(BackOff.next(ACCEPTED, attempt, ACCEPTED, Duration.ofDays(2)))
                    .contains(ACCEPTED.plus(Duration.ofMinutes(1L << (attempt - 1))));
        }
        assertThat(BackOff.next(ACCEPTED, 7, ACCEPTED, Duration.ofDays(2))).contains(ACCEPTED.plus(Duration.ofHours(1)));
    }
}

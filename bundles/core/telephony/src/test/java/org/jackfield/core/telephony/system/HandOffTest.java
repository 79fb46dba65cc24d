package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOffTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123Z");
    private static final TelephonyEvent EVENT = new LinkEvent.LinkChanged(LinkStatus.State.UP, "");

    private final HandOff handOff = new HandOff(() -> NOW);

    @Test
    void whatAPhoneSystemTellsCountsAsOfNowWhateverItsClockSays() throws InterruptedException {
        handOff.accept(EVENT, NOW.minusSeconds(5), "raw");

        assertThat(taken()).singleElement().satisfies(handed -> {
            assertThat(handed.arrived()).isEqualTo(NOW);
            assertThat(handed.phoneSystemTime()).isEqualTo(NOW.minusSeconds(5));
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-380, -380", "-10000, -10000", "-10001, -10000", "-86400000, -10000", "1, 0", "86400000, 0"})
    void whatWasOverheardCountsAsOfThenWithinReason(long happenedMillis, long countsMillis) throws InterruptedException {
        handOff.overheard(EVENT, NOW.plusMillis(happenedMillis), "raw");

        assertThat(taken()).singleElement().satisfies(handed -> {
            assertThat(Duration.between(NOW, handed.arrived())).isEqualTo(Duration.ofMillis(countsMillis));
            assertThat(handed.phoneSystemTime()).isEqualTo(NOW.plusMillis(happenedMillis));
            assertThat(handed.raw()).isEqualTo("raw");
        });
    }

    @Test
    void whatWasOverheardIsToldToTheMillisecond() throws InterruptedException {
        handOff.overheard(EVENT, NOW.minusNanos(1), null);

        assertThat(taken()).singleElement().satisfies(handed -> assertThat(handed.arrived()).isEqualTo(NOW.minusMillis(1)));
    }

    @Test
    void whatDoesNotFitIsCountedAndToldAsAGapBeforeWhatComesNext() throws InterruptedException {
        HandOff small = new HandOff(() -> NOW, 4);
        for (int i = 0; i < 10; i++) {
            small.accept(cleared("C" + i));
        }
        List<HandOff.Handed> taken = new ArrayList<>();
        small.take(taken, 10, 0);
        assertThat(taken).hasSize(4);
        assertThat(small.accept(cleared("D"))).isTrue();
        taken.clear();
        small.take(taken, 10, 0);

        assertThat(taken.get(0).event()).isInstanceOfSatisfying(
                LinkEvent.EventsMissed.class, missed -> assertThat(missed.count()).isEqualTo(6));
        assertThat(taken.get(1).event()).isEqualTo(cleared("D"));
        assertThat(small.dropped()).isEqualTo(6);
        assertThat(small.received()).isEqualTo(11);
    }

    private static TelephonyEvent cleared(String call) {
        return new CallEvent.CallCleared(CallId.of(call), Cause.NORMAL_CLEARING, "");
    }

    private List<HandOff.Handed> taken() throws InterruptedException {
        List<HandOff.Handed> taken = new ArrayList<>();
        handOff.take(taken, 10, 0);
        return taken;
    }
}

package org.jackfield.core.events.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.events.model.EventKind;
import org.junit.jupiter.api.Test;

class LinkNewsTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final PhoneSystemId office = PhoneSystemId.of(UUID.randomUUID().toString());
    private final LinkNews news = new LinkNews();

    private EventKind told(State state, String detail, int second) {
        return news.of(office, new LinkStatus(state, detail, NOON.plusSeconds(second))).orElse(null);
    }

    @Test
    void whatEveryStartBeginsWithIsNoLoss() {
        assertThat(told(State.DOWN, "", 0)).isNull();
        assertThat(told(State.CONNECTING, "", 1)).isNull();
        assertThat(told(State.SYNCHRONISING, "", 2)).isNull();
        assertThat(told(State.UP, "", 3)).isEqualTo(EventKind.PHONE_SYSTEM_CONNECTED);
    }

    @Test
    void ofVainAttemptsTheFirstIsTold() {
        assertThat(told(State.DOWN, "refused", 0)).isEqualTo(EventKind.PHONE_SYSTEM_LOST);
        assertThat(told(State.CONNECTING, "", 5)).isNull();
        assertThat(told(State.DOWN, "refused", 6)).isNull();
        assertThat(told(State.DOWN, "no route", 12)).isNull();
    }

    @Test
    void aLossThatIsOverAtOnceIsToldByTheNewConnection() {
        told(State.UP, "", 0);

        assertThat(told(State.UP, "", 0)).as("told again").isNull();
        assertThat(told(State.UP, "", 7)).as("another connection").isEqualTo(EventKind.PHONE_SYSTEM_CONNECTED);
    }

    @Test
    void aLossWithoutAReasonIsOneOnceItWasConnected() {
        told(State.UP, "", 0);

        assertThat(told(State.DOWN, "", 1)).isEqualTo(EventKind.PHONE_SYSTEM_LOST);
    }

    @Test
    void whatIsFollowedAnewBeginsAnew() {
        told(State.UP, "", 0);
        news.forget(office);

        assertThat(told(State.DOWN, "", 1)).isNull();
        assertThat(told(State.UP, "", 0)).isEqualTo(EventKind.PHONE_SYSTEM_CONNECTED);
    }
}

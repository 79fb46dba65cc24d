package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.FeatureEvent.MessageWaitingChanged;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages are counted by whom they were left. */
class WaitingMessagesTest {

    private static final DeviceId DESK = DeviceId.of("1001");
    private static final DeviceId VOICE_MAIL = DeviceId.of("2500");
    private static final DeviceId COLLEAGUE = DeviceId.of("1002");

    private final DeviceBook book = new DeviceBook(PhoneSystemId.of("01890000-0000-7000-8000-000000000001"));

    @BeforeEach
    void aTelephone() {
        book.apply(new SystemEvent.DeviceReported(new DeviceDescription(DESK, DeviceKind.STATION, "Desk", "DESK")));
    }

    @Test
    void theSamePlaceAgainReplacesItsCount() {
        book.apply(new MessageWaitingChanged(DESK, true, VOICE_MAIL, "1001", 1));
        book.apply(new MessageWaitingChanged(DESK, true, COLLEAGUE, "", 0));
        book.apply(new MessageWaitingChanged(DESK, true, VOICE_MAIL, "1001", 3));

        assertThat(book.status(DESK).messages())
                .containsExactlyInAnyOrder(new Messages(VOICE_MAIL, "1001", 3), new Messages(COLLEAGUE, "", 1));
        assertThat(book.status(DESK).messagesWaiting()).isEqualTo(4);
    }

    @Test
    void onlyWhatEndedIsTakenAway() {
        book.apply(new MessageWaitingChanged(DESK, true, VOICE_MAIL, "1001", 2));
        book.apply(new MessageWaitingChanged(DESK, true, VOICE_MAIL, "1009", 1));
        book.apply(new MessageWaitingChanged(DESK, true, COLLEAGUE, "", 1));

        book.apply(new MessageWaitingChanged(DESK, false, VOICE_MAIL, "1009", 0));
        assertThat(book.status(DESK).messages())
                .containsExactlyInAnyOrder(new Messages(VOICE_MAIL, "1001", 2), new Messages(COLLEAGUE, "", 1));

        book.apply(new MessageWaitingChanged(DESK, false, VOICE_MAIL, "", 0));
        assertThat(book.status(DESK).messages()).containsExactly(new Messages(COLLEAGUE, "", 1));

        book.apply(new MessageWaitingChanged(DESK, false, DeviceId.NONE, "", 0));
        assertThat(book.status(DESK).messages()).isEmpty();
    }

    @Test
    void afterALostLinkTheyAreToldAnew() {
        book.apply(new MessageWaitingChanged(DESK, true, VOICE_MAIL, "1001", 2));

        book.resyncBegan(LinkEvent.Scope.ALL);

        assertThat(book.status(DESK).messagesWaiting()).isZero();
    }
}

package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.pbx.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RecorderCallTest {

    private static final int FRAME = 160;

    private static void talk(OfficeOnTheWire office) {
        office.act("place 1001 1004");
        office.tap.awaitSip(office.telephone("1004"), office.system(), "SIP/2.0 180");
        office.act("answer 1004");
        office.tap.awaitSip(office.system(), office.telephone("1004"), "ACK ");
    }

    /** Which frame of the talk's speech these octets are; -1 if none. */
    private static int place(byte[] octets) throws IOException {
        byte[] speech;
        try (InputStream in = RecorderCallTest.class.getResourceAsStream("/voices/internal-1-internal.al")) {
            speech = in.readAllBytes();
        }
        for (int frame = 0; frame < speech.length / FRAME; frame++) {
            if (Arrays.equals(octets, Arrays.copyOfRange(speech, frame * FRAME, (frame + 1) * FRAME))) {
                return frame;
            }
        }
        return -1;
    }

    @Test
    void whatBothSayIsHeardAtTheRecorderUntilItIsToldToStop() throws Exception {
        try (TestRecorder recorder = new TestRecorder(200); OfficeOnTheWire office = new OfficeOnTheWire(recorder.place())) {
            talk(office);
            office.act("dial 1004 385");
            SipMessage invitation = recorder.awaitRequest("INVITE");
            assertThat(invitation.field("from")).contains("<sip:1004@" + office.system() + ">");
            assertThat(invitation.field("to")).contains("<sip:2510@127.0.0.1>");
            recorder.awaitRequest("ACK");

            // Frame after frame of whoever speaks; pauses between turns are silence and no part of the speech.
            int last = -1;
            int inTurn = 0;
            while (inTurn < 50) {
                int place = place(recorder.awaitAudio());
                assertThat(place < 0 || last < 0 || place == last + 1).as("frame %d after %d", place, last).isTrue();
                inTurn += place < 0 ? 0 : 1;
                last = place < 0 ? last : place;
            }

            office.act("dial 1004 385");
            recorder.awaitRequest("BYE");
            assertThat(office.simulator.ask(() -> office.simulator.pbx().station("1004").has(Station.Feature.RECORD_A_CALL))).isFalse();
            assertThat(office.tap.seen()).as("not at the mirrored port").noneMatch(packet -> packet.text().contains("sip:2510@"));
            // The call goes on.
            office.tap.forget();
            assertThat(office.tap.awaitRtp(office.telephone("1004"), office.system(), 5)).isNotEmpty();
        }
    }

    @Test
    void theRecorderIsHungUpWithTheCall() throws Exception {
        try (TestRecorder recorder = new TestRecorder(200); OfficeOnTheWire office = new OfficeOnTheWire(recorder.place())) {
            talk(office);
            office.act("dial 1001 385");
            SipMessage invitation = recorder.awaitRequest("INVITE");
            assertThat(invitation.field("from")).contains("<sip:1001@");
            recorder.awaitAudio();
            office.act("hangup 1001");
            assertThat(recorder.awaitRequest("BYE").callId()).isEqualTo(invitation.callId());
        }
    }

    @Test
    void aRecorderThatTakesNoCallLeavesTheTalkAlone() throws Exception {
        try (TestRecorder recorder = new TestRecorder(403); OfficeOnTheWire office = new OfficeOnTheWire(recorder.place())) {
            talk(office);
            office.act("dial 1004 385");
            recorder.awaitRequest("INVITE");
            recorder.awaitRequest("ACK");
            office.tap.forget();
            assertThat(office.tap.awaitRtp(office.telephone("1004"), office.system(), 5)).isNotEmpty();
            assertThat(recorder.audio).isEmpty();
        }
    }
}

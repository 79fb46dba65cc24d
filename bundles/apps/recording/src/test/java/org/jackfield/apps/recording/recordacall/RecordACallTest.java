package org.jackfield.apps.recording.recordacall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.apps.recording.incoming.HeardSession;
import org.jackfield.apps.recording.incoming.IncomingAudio;
import org.jackfield.apps.recording.incoming.MediaPorts;
import org.jackfield.apps.recording.incoming.OfferedCall;
import org.jackfield.apps.recording.incoming.Sender;
import org.jackfield.apps.recording.incoming.SpokenAlaw;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordACallTest {

    private static final SipBody OFFER = SipBody.sdp("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 40000 RTP/AVP 18 8 0\r\n");

    private final LeapingClock clock = LeapingClock.at("2026-11-26T10:00:00Z");
    private final HeardSession heard = new HeardSession();
    private final OfferedCall call = new OfferedCall();
    private final Invocations invocations = new Invocations();
    private RecordACallSettings settings = new RecordACallSettings(true, "127.0.0.1", false, "");
    private IncomingAudio audio;
    private RecordACall source;

    @BeforeEach
    void open() throws Exception {
        audio = new IncomingAudio(() -> new MediaPorts(26_400, 26_499), clock);
        audio.add(heard);
        source = new RecordACall(audio, () -> settings, "1003"::equals, invocations,
                (law, file) -> Optional.of(new byte[800]), clock);
    }

    @AfterEach
    void close() {
        audio.close();
    }

    private static SipRequest invite(String from, String asserted) {
        return OfferedCall.request("INVITE", asserted.isEmpty() ? Map.of("from", from)
                : Map.of("from", from, "p-asserted-identity", asserted), OFFER);
    }

    @Test
    void theOneStreamIsTheDevicesAndHeardSampleBySample() throws Exception {
        invocations.asked("1001", clock.instant());
        SipCallListener leg = source.offered(invite("\"Alice\" <sip:1001@pbx>;tag=1", ""), call);
        assertThat(call.answer.media().getFirst().codecs().getFirst().encoding()).isEqualTo("PCMA");
        assertThat(call.answer.media().getFirst().direction()).isEqualTo(Direction.RECVONLY);
        List<byte[]> spoken = SpokenAlaw.packets().subList(0, 150);
        try (Sender sender = new Sender(audio, clock)) {
            for (byte[] packet : spoken) {
                sender.pause();
                sender.send(packet, call.answer.media().getFirst().endpoint().port(), 7);
            }
        }
        leg.ended(CallEnd.CALLER);

        assertThat(heard.said(Side.FIRST)).isEqualTo(SpokenAlaw.audio(spoken));
        assertThat(heard.said(Side.SECOND)).isEmpty();
        AudioSession session = heard.next();
        assertThat(session.source()).isEqualTo(AudioSource.RECORD_A_CALL);
        assertThat(session.first().number()).isEqualTo("1001");
        assertThat(session.first().name()).isEqualTo("Alice");
    }

    @Test
    void callThatNothingComesOfAnyMoreIsEndedAndGivesItsPortsBack() throws Exception {
        SipCallListener leg = source.offered(invite("<sip:1003@pbx>;tag=1", ""), call);
        int port = call.answer.media().getFirst().endpoint().port();
        try (Sender sender = new Sender(audio, clock)) {
            clock.leap(IncomingAudio.LONGEST_SILENCE.minusSeconds(1));
            sender.send(SpokenAlaw.packets().getFirst(), port, 7);
            clock.leap(IncomingAudio.LONGEST_SILENCE.minusSeconds(1));
            sender.send(SpokenAlaw.packets().get(1), port, 7);
            assertThat(call.hungUp).as("somebody still speaks").isFalse();
        }

        clock.leap(IncomingAudio.LONGEST_SILENCE.plusSeconds(1));

        assertThat(call.awaitHangUp()).isTrue();
        leg.ended(CallEnd.US);
        assertThat(heard.said(Side.FIRST)).isNotEmpty();
        assertThat(heard.interrupted).isTrue();
    }

    @Test
    void whoWasAskedForIsKnownThoughTheCallNamesTheRecordersLine() throws Exception {
        invocations.asked("1001", clock.instant());
        source.offered(invite("<sip:2510@pbx>;tag=1", ""), call);

        AudioSession session = heard.next();
        assertThat(session.first().number()).isEqualTo("1001");
        assertThat(session.second().number()).isEqualTo("2510");
    }

    @Test
    void ofTwoThatWereAskedForTheCallMustNameOne() throws Exception {
        invocations.asked("1001", clock.instant());
        invocations.asked("1002", clock.instant());
        source.offered(invite("<sip:2510@pbx>;tag=1", "<sip:1002@pbx>"), call);

        assertThat(heard.next().first().number()).isEqualTo("1002");
        source.offered(invite("<sip:2510@pbx>;tag=2", ""), new OfferedCall());
        assertThat(heard.next().first().number()).isEqualTo("1001");
    }

    @Test
    void theCallOfSomebodyWhoTalksElsewhereIsNotTheOneThatWasAskedFor() throws Exception {
        UUID own = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        invocations.talk(own, Set.of("1001", "1004"));
        invocations.talk(elsewhere, Set.of("1018"));
        invocations.asked("1001", clock.instant());

        source.offered(invite("<sip:1018@pbx>;tag=1", ""), call);
        assertThat(heard.next().first().number()).as("1018 pressed the key").isEqualTo("1018");
        source.offered(invite("<sip:1004@pbx>;tag=2", ""), new OfferedCall());
        assertThat(heard.next().first().number()).as("whom it talks with").isEqualTo("1001");

        invocations.asked("1001", clock.instant());
        invocations.talk(elsewhere, Set.of());
        source.offered(invite("<sip:1018@pbx>;tag=3", ""), new OfferedCall());
        assertThat(heard.next().first().number()).as("that call is over").isEqualTo("1001");
    }

    @Test
    void whoIsRecordedIsKnownEvenIfThePersonPressedTheKey() throws Exception {
        source.offered(invite("<sip:2510@pbx>;tag=1", "<sip:1003@pbx>"), call);

        assertThat(heard.next().first().number()).isEqualTo("1003");
        assertThat(source.counters()).containsEntry("calls-of-nobody-recorded", 0L);
    }

    @Test
    void aPhoneSystemThatDoesNotCallIsCounted() {
        invocations.asked("1001", clock.instant());
        clock.leap(Duration.ofSeconds(16));

        assertThat(source.counters()).containsEntry("not-called", 1L);
    }

    @Test
    void withAnAnnouncementWeSendToo() throws Exception {
        settings = new RecordACallSettings(true, "127.0.0.1", true, "/srv/announcement.wav");
        source.offered(invite("<sip:1003@pbx>;tag=1", ""), call);

        assertThat(call.answer.media().getFirst().direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void recordingSessionsOfOthersAreNotOurs() {
        assertThat(source.offered(OfferedCall.request("INVITE", Map.of("require", "siprec"), OFFER), call)).isNull();
    }

    @Test
    void withoutAListenerNothingIsTaken() {
        audio.remove(heard);
        source.offered(invite("<sip:1003@pbx>;tag=1", ""), call);

        assertThat(call.rejected).isEqualTo(480);
    }
}

package org.jackfield.apps.recording.siprec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.security.Secret;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAnswer;
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

/** Recording sessions with real RTP over loopback. */
class SiprecTest {

    private static final Map<String, String> SIPREC = Map.of("require", "siprec");

    private final LeapingClock clock = LeapingClock.at("2026-11-26T10:00:00Z");
    private final HeardSession heard = new HeardSession();
    private final OfferedCall call = new OfferedCall();
    private IncomingAudio audio;
    private Siprec siprec;

    @BeforeEach
    void open() throws Exception {
        audio = new IncomingAudio(() -> new MediaPorts(26_200, 26_399), clock);
        audio.add(heard);
        siprec = new Siprec(audio, () -> new SiprecSettings(true, "127.0.0.1", "", Secret.NONE), clock);
    }

    @AfterEach
    void close() {
        audio.close();
    }

    private static SipBody offer(String direction) {
        StringBuilder sdp = new StringBuilder("v=0\r\no=src 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n");
        for (int label = 1; label <= 2; label++) {
            sdp.append("m=audio ").append(40_000 + 2 * label).append(" RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=label:")
                    .append(label).append("\r\na=").append(direction).append("\r\n");
        }
        return SipBody.sdp(sdp.toString());
    }

    private static SipBody metadata(String name) throws Exception {
        try (var in = SiprecTest.class.getResourceAsStream(name)) {
            return new SipBody(RecordingMetadata.TYPE, "recording-session", in.readAllBytes());
        }
    }

    @Test
    void bothStreamsAreHeardSampleBySampleAsTheParticipantsSaidThem() throws Exception {
        SipCallListener forked = siprec.offered(
                OfferedCall.request("INVITE", SIPREC, offer("sendonly"), metadata("complete.xml")), call);
        assertThat(call.answer.media()).hasSize(2)
                .allMatch(media -> media.direction() == Direction.RECVONLY && !media.isRefused());
        List<byte[]> first = SpokenAlaw.packets().subList(0, 200);
        List<byte[]> second = SpokenAlaw.packets().subList(30, 230);
        try (Sender sender = new Sender(audio, clock)) {
            for (int i = 0; i < first.size(); i++) {
                sender.pause();
                sender.send(first.get(i), call.answer.media().get(0).endpoint().port(), 0x11);
                sender.send(second.get(i), call.answer.media().get(1).endpoint().port(), 0x22);
            }
        }
        forked.ended(CallEnd.CALLER);

        assertThat(heard.said(Side.FIRST)).isEqualTo(SpokenAlaw.audio(first));
        assertThat(heard.said(Side.SECOND)).isEqualTo(SpokenAlaw.audio(second));
        assertThat(heard.begin(Side.FIRST)).isEqualTo(heard.begin(Side.SECOND));
        assertThat(heard.gaps).isEmpty();
        assertThat(heard.interrupted).isFalse();
        AudioSession session = heard.next();
        assertThat(session.source()).isEqualTo(AudioSource.SIPREC);
        assertThat(session.first().number()).isEqualTo("1001");
        assertThat(session.first().name()).isEqualTo("Alice");
        assertThat(session.second().number()).isEqualTo("+441234567890");
    }

    @Test
    void whatThePauseKeepsBackIsSilence() throws Exception {
        SipCallListener forked = siprec.offered(
                OfferedCall.request("INVITE", SIPREC, offer("sendonly"), metadata("complete.xml")), call);
        int port = call.answer.media().getFirst().endpoint().port();
        List<byte[]> spoken = SpokenAlaw.packets().subList(0, 150);
        try (Sender sender = new Sender(audio, clock)) {
            for (int i = 0; i < 150; i++) {
                sender.pause();
                if (i == 50) {
                    SipAnswer paused = forked.changed(OfferedCall.request("INVITE", SIPREC, offer("inactive")));
                    assertThat(paused.status()).isEqualTo(200);
                    assertThat(new String(paused.body().orElseThrow().content(), UTF_8)).contains("a=inactive");
                }
                if (i == 100) {
                    forked.changed(OfferedCall.request("INVITE", SIPREC, offer("sendonly")));
                }
                if (i < 50 || i >= 100) {
                    sender.send(i < 50 ? spoken.get(i) : renumbered(spoken.get(i), 50), port, 0x11);
                }
            }
        }
        forked.ended(CallEnd.CALLER);

        byte[] said = heard.said(Side.FIRST);
        assertThat(said).hasSize(150 * spoken.getFirst().length - 150 * 12)
                .startsWith(SpokenAlaw.audio(spoken.subList(0, 50)))
                .endsWith(SpokenAlaw.audio(spoken.subList(100, 150)));
        assertThat(heard.gaps).containsExactly("FIRST " + 50 * 240 + " 0 SILENCE");
    }

    /** {@return the packet as one who sent nothing meanwhile numbers it} */
    private static byte[] renumbered(byte[] packet, int unsent) {
        ByteBuffer changed = ByteBuffer.wrap(packet.clone());
        return changed.putShort(2, (short) (changed.getShort(2) - unsent)).array();
    }

    @Test
    void partialMetadataChangesWhoTakesPart() throws Exception {
        SipCallListener forked = siprec.offered(
                OfferedCall.request("INVITE", SIPREC, offer("sendonly"), metadata("complete.xml")), call);
        assertThat(heard.next().second().number()).isEqualTo("+441234567890");

        SipAnswer answer = forked.changed(OfferedCall.request("UPDATE", SIPREC, metadata("partial.xml")));

        AudioSession changed = heard.next();
        assertThat(answer).isEqualTo(SipAnswer.OK);
        assertThat(changed.first().number()).isEqualTo("1001");
        assertThat(changed.second().number()).isEqualTo("1002");
        assertThat(changed.second().name()).isEqualTo("Bob");
    }

    @Test
    void audioFromSomebodyElseIsNotHeard() throws Exception {
        SipBody elsewhere = SipBody.sdp(offer("sendonly").text().replace("IN IP4 127.0.0.1", "IN IP4 192.0.2.7"));
        SipCallListener forked = siprec.offered(OfferedCall.request("INVITE", SIPREC, elsewhere, metadata("complete.xml")), call);
        try (Sender sender = new Sender(audio, clock)) {
            for (byte[] packet : SpokenAlaw.packets().subList(0, 10)) {
                sender.send(packet, call.answer.media().getFirst().endpoint().port(), 0x11);
            }
        }
        forked.ended(CallEnd.CALLER);

        assertThat(heard.said(Side.FIRST)).isEmpty();
        assertThat(audio.counts().all()).containsEntry("wrong-sender", 10L).containsEntry("packets", 0L);
    }

    @Test
    void aCallThatIsNoRecordingSessionIsNotOurs() {
        assertThat(siprec.offered(OfferedCall.request("INVITE", Map.of(), offer("sendonly")), call)).isNull();
    }

    @Test
    void aClientIsKnownByItsContactToo() {
        SipRequest invite = OfferedCall.request(
                "INVITE", Map.of("contact", "<sip:src@127.0.0.1>;+sip.src"), offer("sendonly"));

        assertThat(siprec.offered(invite, call)).isNotNull();
        assertThat(call.answer).isNotNull();
    }

    @Test
    void withoutACodecThatWeKnowItIsRefused() {
        SipBody opus = SipBody.sdp("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n");
        siprec.offered(OfferedCall.request("INVITE", SIPREC, opus), call);

        assertThat(call.rejected).isEqualTo(488);
    }

    @Test
    void portsAreGivenBack() throws Exception {
        for (int i = 0; i < 300; i++) {
            OfferedCall one = new OfferedCall();
            SipCallListener forked = siprec.offered(OfferedCall.request("INVITE", SIPREC, offer("sendonly")), one);
            assertThat(one.answer).isNotNull();
            forked.ended(CallEnd.CALLER);
        }
    }

    @Test
    void whenAllPortsAreTakenTheNextCallIsRefused() {
        for (int i = 0; i < 50; i++) {
            siprec.offered(OfferedCall.request("INVITE", SIPREC, offer("sendonly")), new OfferedCall());
        }
        siprec.offered(OfferedCall.request("INVITE", SIPREC, offer("sendonly")), call);

        assertThat(call.rejected).isEqualTo(480);
        assertThat(siprec.counters()).containsEntry("calls-without-port", 1L);
    }
}

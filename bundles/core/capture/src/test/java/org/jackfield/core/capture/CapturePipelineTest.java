package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.Wire.BEGIN;
import static org.jackfield.core.capture.Wire.MILLI;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.CaptureRules;
import org.jackfield.core.capture.route.PortRange;
import org.jackfield.core.capture.sip.SipTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners hear of what passes on the wire. */
@Timeout(60)
class CapturePipelineTest {

    private static final String A = "10.0.0.1:4000";
    private static final String B = "10.0.0.9:5000";
    private static final String SIP_A = "10.0.0.1:5060";
    private static final String SIP_B = "10.0.0.9:5060";
    private static final CaptureRules RULES =
            new CaptureRules(List.of(new PortRange(4000, 5999)), List.of(Address.parse("10.0.0.9", 0).orElseThrow()));

    private final SipTalk talk = new SipTalk("call-1", "1001", "1002");
    private final Wire wire = new Wire();
    private HeardSessions heard = new HeardSessions();
    private Map<Count, Long> counts;

    @Test
    void aSignalledCallIsHeardWholeOnBothSides() {
        invite().answer();
        talkBoth(100, 0, 100);
        bye(2100);

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 100));
        assertThat(call.session().source()).isEqualTo(AudioSource.MIRROR);
        assertThat(call.session().signallingId()).isEqualTo("call-1");
        assertThat(call.session().first().number()).isEqualTo("1001");
        assertThat(call.session().second().number()).isEqualTo("1002");
        assertThat(call.session().first().address()).isEqualTo(Address.parse("10.0.0.1", 4000).get().toSocketAddress());
        assertThat(call.session().first().mac()).isEqualTo("02000a000001");
        assertThat(call.session().first().phoneSystem()).isFalse();
        assertThat(call.session().second().phoneSystem()).isTrue();
        assertThat(call.formats).containsExactly(AudioFormat.PCMA);
        assertThat(call.ended).isEqualTo(Instant.ofEpochSecond(0, BEGIN + 2100 * MILLI));
        assertThat(call.interrupted).isFalse();
        assertThat(call.advances).isGreaterThan(10);
        assertThat(call.begins[0]).isEqualTo(call.begins[1]);
        assertThat(counts.get(Count.AUDIO)).isEqualTo(200);
        assertThat(counts.get(Count.SIP)).isEqualTo(4);
    }

    @Test
    void callWhoseByeNobodySawIsOverWhenAnotherIsAnsweredAtTheSamePlaces() {
        invite().answer();
        talkBoth(100, 0, 50);
        SipTalk next = new SipTalk("call-2", "1001", "1003");
        wire.at(4000).udp(SIP_A, SIP_B, next.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        wire.at(4100).udp(SIP_B, SIP_A, next.toCaller(200, "INVITE", 1, "u", sdp("10.0.0.9", 5000, "8")));
        for (int i = 0; i < 50; i++) {
            wire.at(4200 + i * 20L).rtp(A, B, 8, 3, i).rtp(B, A, 8, 4, i);
        }

        List<Heard> sessions = run();

        assertThat(sessions).hasSize(2).allSatisfy(call -> {
            assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 50));
            assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 50));
        });
        assertThat(sessions.getFirst().session().signallingId()).isEqualTo("call-1");
        assertThat(sessions.getFirst().interrupted).isTrue();
        assertThat(sessions.getLast().session().signallingId()).isEqualTo("call-2");
        assertThat(counts.get(Count.CALLS_SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void callThatIsHeardGoesOnWhateverAMessageNamesAsItsPlaces() {
        invite().answer();
        talkBoth(100, 0, 200);
        SipTalk spoofed = new SipTalk("call-2", "1001", "1003");
        wire.at(2000).udp(SIP_A, SIP_B, spoofed.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        wire.at(2001).udp(SIP_B, SIP_A, spoofed.toCaller(200, "INVITE", 1, "u", sdp("10.0.0.9", 5000, "8")));
        wire.inOrder();

        List<Heard> sessions = run();

        Heard call = sessions.stream().filter(each -> each.session().signallingId().equals("call-1")).findFirst().orElseThrow();
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 200));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 200));
        assertThat(counts.get(Count.CALLS_SUPERSEDED)).isZero();
    }

    @Test
    void audioWithoutSignallingIsASessionOfItsTwoAddresses() {
        for (int i = 0; i < 50; i++) {
            wire.at(i * 20).rtp(B, A, 0, 7, i).rtp(A, B, 0, 8, i);
        }

        Heard call = only(run());
        assertThat(call.session().signallingId()).isEmpty();
        assertThat(call.session().first().address().getPort()).as("the telephone").isEqualTo(4000);
        assertThat(call.session().second().phoneSystem()).isTrue();
        assertThat(call.session().first().mac()).isEqualTo("02000a000001");
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 50));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 50));
        assertThat(counts.get(Count.AUDIO) + counts.get(Count.RECOVERED)).isEqualTo(100);
    }

    @Test
    void audioOutsideThePortRangesIsNobodys() {
        for (int i = 0; i < 50; i++) {
            wire.at(i * 20).rtp("10.0.0.1:7000", "10.0.0.2:7000", 0, 7, i);
        }

        assertThat(run()).isEmpty();
        assertThat(counts.get(Count.STRANGERS)).isEqualTo(50);
    }

    @Test
    void audioThatFellSilentHasEndedAndMayBeginAnew() {
        for (int i = 0; i < 50; i++) {
            wire.at(i * 20).rtp(A, B, 0, 7, i).at(20_000 + i * 20).rtp(A, B, 0, 8, i);
        }
        wire.inOrder();

        List<Heard> sessions = run();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.getFirst().ended).isEqualTo(Instant.ofEpochSecond(0, BEGIN + 980 * MILLI));
        assertThat(sessions.getFirst().interrupted).isFalse();
        assertThat(sessions.getLast().interrupted).as("the source was stopped").isTrue();
    }

    @Test
    void tagsRepeatsFragmentsAndIpv6ChangeNothing() {
        String a = "[2001:db8::1]:4000";
        String b = "[2001:db8::9]:5000";
        wire.vlan(42).twice();
        invite().answer();
        talkBoth(100, 0, 30);
        wire.at(900).udp("[2001:db8::1]:5060", "[2001:db8::9]:5060",
                new SipTalk("call-6", "1003", "1004").byCaller("INVITE", 1, "", sdp("2001:db8::1", 4000, "8")));
        wire.udp("[2001:db8::9]:5060", "[2001:db8::1]:5060",
                new SipTalk("call-6", "1003", "1004").toCaller(200, "INVITE", 1, "t", sdp("2001:db8::9", 5000, "8")));
        for (int i = 0; i < 30; i++) {
            wire.at(1000 + i * 20).rtp(a, b, 8, 5, i).rtp(b, a, 8, 6, i);
        }

        List<Heard> sessions = run();
        assertThat(sessions).hasSize(2).allSatisfy(call -> {
            assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 30));
            assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 30));
        });
        assertThat(counts.get(Count.REPEATS)).isEqualTo(counts.get(Count.PACKETS) / 2);
    }

    @Test
    void aLargeInviteComesInFragments() {
        wire.mtu(600).twice();
        String padding = "X-Padding: " + "x".repeat(2000) + "\n";
        wire.udp(SIP_A, SIP_B, talk.with(padding).byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        answer();
        talkBoth(100, 0, 20);

        assertThat(only(run()).numbers(Side.FIRST)).hasSize(20);
        assertThat(counts.get(Count.FRAGMENTS)).isEqualTo(3);
    }

    @Test
    void signallingOverTcpIsPutInOrder() {
        String invite = talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8"));
        int cut = invite.length() / 2;
        wire.tcp(SIP_A, SIP_B, 99, true, "");
        wire.tcp(SIP_A, SIP_B, 100 + cut, false, invite.substring(cut));
        wire.tcp(SIP_A, SIP_B, 100, false, invite.substring(0, cut));
        wire.tcp(SIP_A, SIP_B, 100, false, invite.substring(0, cut));
        wire.tcp(SIP_B, SIP_A, 7, false, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        talkBoth(100, 0, 20);

        assertThat(only(run()).session().signallingId()).isEqualTo("call-1");
    }

    @Test
    void earlyMediaIsHeardAndOfForksTheAnsweredOneGoesOn() {
        invite();
        wire.udp(SIP_B, SIP_A, talk.toCaller(183, "INVITE", 1, "left", sdp("10.0.0.2", 5002, "8")));
        wire.udp(SIP_B, SIP_A, talk.toCaller(183, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        for (int i = 0; i < 20; i++) {
            wire.at(i * 20).rtp("10.0.0.2:5002", A, 8, 2, i);
        }
        wire.at(400).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        for (int i = 20; i < 60; i++) {
            wire.at(i * 20).rtp("10.0.0.3:5003", A, 8, 3, i).rtp("10.0.0.2:5002", A, 8, 2, 200).rtp(A, "10.0.0.3:5003", 8, 1, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 60));
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(20, 60));
        assertThat(call.session().second().address().getPort()).isEqualTo(5003);
        assertThat(counts.get(Count.FLOWS_REFUSED)).isEqualTo(40);
    }

    @Test
    void changedPortsAndCodecsGoOnInTheSameSession() {
        invite().answer();
        talkBoth(0, 0, 50);
        wire.at(1000).udp(SIP_B, SIP_A, talk.byCallee("INVITE", 1, "t", sdp("10.0.0.8", 5500, "0")));
        wire.at(1010).udp(SIP_A, SIP_B, talk.toCallee(200, "INVITE", 1, "t", sdp("10.0.0.1", 4500, "0")));
        for (int i = 50; i < 100; i++) {
            wire.at(i * 20 + 20).rtp("10.0.0.1:4500", "10.0.0.8:5500", 0, 1, i).rtp("10.0.0.8:5500", "10.0.0.1:4500", 0, 99, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 100));
        assertThat(call.formats).containsExactly(AudioFormat.PCMA, AudioFormat.PCMU);
        assertThat(call.session().second().address().getPort()).isEqualTo(5500);
    }

    @Test
    void holdIsASilenceAndTheCallIsTheSameAfterwards() {
        invite().answer();
        talkBoth(0, 0, 50);
        wire.at(1000).udp(SIP_A, SIP_B, talk.byCaller("INVITE", 2, "t", sdp("10.0.0.1", 4000, "8", "inactive")));
        wire.at(1010).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 2, "t", sdp("10.0.0.9", 5000, "8", "inactive")));
        wire.at(121_000).udp(SIP_A, SIP_B, talk.byCaller("INVITE", 3, "t", sdp("10.0.0.1", 4000, "8")));
        wire.at(121_010).udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 3, "t", sdp("10.0.0.9", 5000, "8")));
        for (int i = 0; i < 50; i++) {
            wire.at(122_000 + i * 20).rtp(A, B, 8, 1, 50 + i, (122_000 + i * 20) * 8, Wire.octets(50 + i));
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 100));
        assertThat(call.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(GapCause.SILENCE);
            assertThat(gap.to() - gap.from()).isEqualTo(121_000 * 8);
        });
    }

    @Test
    void aPlaceThatSeveralCallsShareIsToldApartByWhoSends() {
        for (int call = 1; call <= 3; call++) {
            SipTalk each = new SipTalk("call-" + call, "100" + call, "2000");
            wire.udp(SIP_A, SIP_B, each.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000 + 2 * call, "8")));
            wire.udp(SIP_B, SIP_A, each.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        }
        for (int i = 0; i < 30; i++) {
            for (int call = 1; call <= 3; call++) {
                String place = "10.0.0.1:" + (4000 + 2 * call);
                wire.at(100 + i * 20).rtp(place, B, 8, call, i).rtp(B, place, 8, 10 + call, i);
            }
        }

        assertThat(run()).hasSize(3).allSatisfy(call -> {
            assertThat(call.numbers(Side.FIRST)).isEqualTo(upTo(0, 30));
            assertThat(call.numbers(Side.SECOND)).isEqualTo(upTo(0, 30));
        });
    }

    @Test
    void aTelephoneBehindAnAddressTranslatorIsFound() {
        invite().answer();
        String seen = "203.0.113.5:31000";
        for (int i = 0; i < 20; i++) {
            wire.at(100 + i * 20).rtp(seen, B, 8, 1, i).rtp(B, seen, 8, 2, i);
        }

        Heard call = only(run());
        assertThat(call.numbers(Side.FIRST)).hasSize(20);
        assertThat(call.numbers(Side.SECOND)).hasSize(20);
        assertThat(call.session().first().address().getHostString()).isEqualTo("203.0.113.5");
        assertThat(call.session().first().number()).isEqualTo("1001");
    }

    @Test
    void signallingThatComesLateTakesTheAudioOver() {
        for (int i = 0; i < 20; i++) {
            wire.at(i * 20).rtp(A, B, 8, 1, i).rtp(B, A, 8, 2, i);
        }
        wire.at(400);
        invite().answer();
        talkBoth(400, 20, 60);
        bye(2000);

        List<Heard> sessions = run();
        assertThat(sessions).extracting(each -> each.session().signallingId()).containsExactly("", "call-1");
        assertThat(sessions.getFirst().numbers(Side.FIRST)).isEqualTo(upTo(0, 20));
        assertThat(sessions.getLast().numbers(Side.FIRST)).isEqualTo(upTo(20, 60));
        assertThat(sessions.getLast().interrupted).isFalse();
    }

    @Test
    void whatIsLostIsToldWithItsPackets() {
        invite().answer();
        for (int i = 0; i < 100; i++) {
            if (i < 40 || i > 42) {
                wire.at(i * 20).rtp(A, B, 8, 1, i);
            }
        }

        Heard call = only(run());
        assertThat(call.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(GapCause.NETWORK);
            assertThat(gap.packets()).isEqualTo(3);
            assertThat(gap.to() - gap.from()).isEqualTo(480);
        });
    }

    @Test
    void keysAreToldOnceHoweverTheyAreSent() {
        wire.udp(SIP_A, SIP_B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8 97", "rtpmap:97 telephone-event/8000")));
        wire.udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8 97", "rtpmap:97 telephone-event/8000")));
        pressed(A, B, 97, 5);
        wire.at(3000).udp(SIP_B, SIP_A,
                talk.with("Content-Type: application/dtmf\n").byCallee("INFO", 2, "t", "9"));

        assertThat(only(run()).keys).hasToString("5<9");
    }

    @Test
    void keysWithoutSignallingAreRecognised() {
        pressed(A, B, 101, 11);

        assertThat(only(run()).keys).hasToString("#");
    }

    @Test
    void encryptedAudioIsNoAudioThatAnybodyCanDecode() {
        wire.udp(SIP_A, SIP_B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8").replace("RTP/AVP", "RTP/SAVP")));
        wire.udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8").replace("RTP/AVP", "RTP/SAVP")));
        talkBoth(100, 0, 30);

        assertThat(only(run()).formats).containsExactly(new AudioFormat("SRTP-PCMA", 8000, 1));
    }

    @Test
    void whatNobodyWantsIsCountedAndNotHandedOver() {
        heard = new HeardSessions(session -> false);
        invite().answer();
        talkBoth(100, 0, 100);
        bye(2100);

        assertThat(run()).isEmpty();
        assertThat(counts.get(Count.UNWANTED) + counts.get(Count.AUDIO)).isEqualTo(200);
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        HeardSessions good = heard;
        heard = new HeardSessions(session -> {
            throw new IllegalStateException("no");
        });
        invite().answer();
        talkBoth(100, 0, 30);

        run(good);
        assertThat(good.sessions).singleElement()
                .satisfies(call -> assertThat(call.numbers(Side.FIRST)).hasSize(30));
        assertThat(counts.get(Count.SINK_FAILURES)).isEqualTo(1);
    }

    @Test
    void aMillionStrangersTakeNoMoreThanTheirShare() {
        invite().answer();
        for (int i = 0; i < 20_000; i++) {
            String from = "10." + (i >> 8 & 0xFF) + "." + (i & 0xFF) + ".7:" + (4000 + i % 1900);
            wire.at(100 + i / 100).rtp(from, B, 8, 1000 + i, i).rtp(from, "10.9.9.9:4444", 8, i, 1).rtp(from, "10.9.9.9:4444", 8, i, 2);
        }
        bye(1000);

        List<Heard> sessions = run();
        assertThat(sessions.size()).isLessThanOrEqualTo(21);
        assertThat(sessions).extracting(each -> each.session().signallingId()).containsOnlyOnce("call-1");
        assertThat(counts.get(Count.SESSIONS_REFUSED)).isGreaterThan(19_000);
        assertThat(counts.get(Count.FLOWS_REFUSED)).isGreaterThan(19_000);
    }

    /** Real conversations of which anything may be changed: nothing stumbles, and every packet is accounted for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPacketsMakeItStumble(long seed) {
        Random random = new Random(seed);
        invite().answer();
        talkBoth(100, 0, 40);
        pressed(A, B, 101, 4);
        wire.tcp(SIP_A, SIP_B, 100, false, talk.byCaller("UPDATE", 3, "t", sdp("10.0.0.1", 4002, "0")));
        wire.mtu(400).udp(SIP_A, SIP_B, talk.with("X-Padding: " + "x".repeat(1000) + "\n").byCaller("INVITE", 4, "t", sdp("10.0.0.1", 4000, "8")));
        bye(2000);
        wire.spoil(random, 3000);
        heard = new HeardSessions();

        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(0, BEGIN));
        CapturePipeline pipeline = new CapturePipeline(RULES, new CaptureLimits(40, 100, 100), 2, clock);
        pipeline.add(heard);
        pipeline.read(wire, false, (reader, problem) -> assertThat(problem).isNull()).join();
        pipeline.close();
        counts = pipeline.counts();

        assertThat(counts.get(Count.PACKETS)).isEqualTo(wire.size()).isEqualTo(fates());
        assertThat(counts.get(Count.FAULTS) + counts.get(Count.SINK_FAILURES)).isZero();
        assertThat(heard.sessions).allSatisfy(call -> {
            assertThat(call.ended).isNotNull();
            assertThat(call.broken).isEmpty();
        });
    }

    private CapturePipelineTest invite() {
        wire.udp(SIP_A, SIP_B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        return this;
    }

    private void answer() {
        wire.udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
    }

    private void bye(long millis) {
        wire.at(millis).udp(SIP_A, SIP_B, talk.byCaller("BYE", 9, "t", ""));
        wire.at(millis + 10).udp(SIP_B, SIP_A, talk.toCaller(200, "BYE", 9, "t", ""));
    }

    private void talkBoth(long millis, int from, int to) {
        for (int i = from; i < to; i++) {
            wire.at(millis + (i - from) * 20L).rtp(A, B, 8, 1, i).rtp(B, A, 8, 2, i);
        }
    }

    /** Half a second of audio, a key of 100 ms with its end three times, and half a second of audio. */
    private void pressed(String from, String to, int type, int code) {
        for (int i = 0; i < 60; i++) {
            wire.at(100 + i * 20);
            if (i < 25 || i > 32) {
                wire.rtp(from, to, 8, 1, i);
            } else {
                boolean end = i >= 30;
                wire.rtp(from, to, type, 1, i, 25 * 160, ByteBuffer.allocate(4).put((byte) code)
                        .put((byte) (end ? 0x8A : 0x0A)).putShort((short) Math.min(800, (i - 24) * 160)).array());
            }
        }
    }

    private List<Heard> run(HeardSessions... more) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(0, BEGIN));
        CapturePipeline pipeline = new CapturePipeline(RULES, new CaptureLimits(40, 100, 100), 2, clock);
        pipeline.add(heard);
        List.of(more).forEach(pipeline::add);
        pipeline.read(wire, false, (reader, problem) -> assertThat(problem).isNull()).join();
        pipeline.close();
        counts = pipeline.counts();
        assertThat(pipeline.standing().sessions()).isZero();
        assertThat(pipeline.standing().flows()).isZero();
        assertThat(counts.get(Count.PACKETS)).isEqualTo(wire.size()).isEqualTo(fates());
        heard.sessions.forEach(each -> {
            assertThat(each.ended).isNotNull();
            assertThat(each.broken).isEmpty();
        });
        return heard.sessions;
    }

    private long fates() {
        return IntStream.rangeClosed(Count.AUDIO.ordinal(), Count.FAULTS.ordinal())
                .mapToLong(i -> counts.get(Count.values()[i]))
                .sum();
    }

    private static Heard only(List<Heard> sessions) {
        assertThat(sessions).hasSize(1);
        return sessions.getFirst();
    }

    private static List<Integer> upTo(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}

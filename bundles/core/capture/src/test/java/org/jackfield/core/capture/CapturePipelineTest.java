package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.Wire.BEGIN;
import static org.jackfield.core.capture.Wire.MILLI;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.sip.SipTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners hear of what passes on the wire. */
@Timeout(180)
class CapturePipelineTest extends OnTheWire {

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
}

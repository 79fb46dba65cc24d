package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.Wire.BEGIN;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.CaptureRules;
import org.jackfield.core.capture.route.PortRange;
import org.jackfield.core.capture.sip.SipTalk;

/** Two telephones' packets, and what listeners hear of them. */
abstract class OnTheWire {

    static final String A = "10.0.0.1:4000";
    static final String B = "10.0.0.9:5000";
    static final String SIP_A = "10.0.0.1:5060";
    static final String SIP_B = "10.0.0.9:5060";
    static final CaptureRules RULES =
            new CaptureRules(List.of(new PortRange(4000, 5999)), List.of(Address.parse("10.0.0.9", 0).orElseThrow()));

    final SipTalk talk = new SipTalk("call-1", "1001", "1002");
    final Wire wire = new Wire();
    HeardSessions heard = new HeardSessions();
    Map<Count, Long> counts;

    final OnTheWire invite() {
        wire.udp(SIP_A, SIP_B, talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        return this;
    }

    final void answer() {
        wire.udp(SIP_B, SIP_A, talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
    }

    final void bye(long millis) {
        wire.at(millis).udp(SIP_A, SIP_B, talk.byCaller("BYE", 9, "t", ""));
        wire.at(millis + 10).udp(SIP_B, SIP_A, talk.toCaller(200, "BYE", 9, "t", ""));
    }

    final void talkBoth(long millis, int from, int to) {
        for (int i = from; i < to; i++) {
            wire.at(millis + (i - from) * 20L).rtp(A, B, 8, 1, i).rtp(B, A, 8, 2, i);
        }
    }

    /** Half a second of audio, a key of 100 ms with its end three times, and half a second of audio. */
    final void pressed(String from, String to, int type, int code) {
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

    final List<Heard> run(HeardSessions... more) {
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

    final long fates() {
        return IntStream.rangeClosed(Count.AUDIO.ordinal(), Count.FAULTS.ordinal())
                .mapToLong(i -> counts.get(Count.values()[i]))
                .sum();
    }

    static Heard only(List<Heard> sessions) {
        assertThat(sessions).hasSize(1);
        return sessions.getFirst();
    }

    static List<Integer> upTo(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}

package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.core.capture.Wire;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.net.FrameReader;
import org.jackfield.core.capture.net.LinkType;
import org.junit.jupiter.api.Test;

class TcpStreamsTest {

    private static final String A = "10.0.0.1:5060";
    private static final String B = "10.0.0.9:5060";
    private static final String INVITE =
            new SipTalk("c", "1001", "1002").byCaller("INVITE", 1, "", SipTalk.sdp("10.0.0.1", 4000, "8"));

    private final List<String> found = new ArrayList<>();
    private final TcpStreams streams =
            new TcpStreams(4, (bytes, offset, length, frame) -> found.add(new String(bytes, offset, length, UTF_8)));

    private record Segment(int from, int to) {}

    @Property(tries = 300)
    void segmentsInAnyOrderTwiceAndOverlappingAreTheMessages(@ForAll long seed) {
        Random random = new Random(seed);
        found.clear();
        String text = INVITE + INVITE + INVITE;
        long first = random.nextInt() & 0xFFFF_FFFFL;
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int to = Math.min(text.length(), at + 50 + random.nextInt(400));
            segments.add(new Segment(Math.max(0, at - random.nextInt(20)), to));
            if (random.nextInt(4) == 0) {
                segments.add(segments.getLast());
            }
            at = to;
        }
        Collections.shuffle(segments, random);
        play(new Wire().tcp(A, B, first - 1, true, ""));
        segments.forEach(each -> play(new Wire().tcp(A, B, first + each.from, false, text.substring(each.from, each.to))));

        assertThat(found).containsExactly(INVITE, INVITE, INVITE);
        assertThat(streams.gaps()).isZero();
    }

    @Test
    void whatNeverComesIsGivenUp() {
        play(new Wire().tcp(A, B, 99, true, ""));
        long at = 100 + INVITE.length();
        for (int i = 0; i < 70; i++) {
            play(new Wire().tcp(A, B, at, false, INVITE));
            at += INVITE.length();
        }

        assertThat(streams.gaps()).isEqualTo(1);
        assertThat(found).hasSize(70);
    }

    @Test
    void ofTooManyConnectionsTheIdlestMakesRoom() {
        for (int i = 0; i < 100; i++) {
            play(new Wire().tcp("10.0.0.1:" + (1000 + i), B, 1, false, INVITE));
        }

        assertThat(streams.directions()).isEqualTo(4);
        assertThat(found).hasSize(100);
    }

    private void play(Wire wire) {
        byte[] buffer = new byte[2048];
        Frame frame = new Frame();
        for (int length = wire.read(buffer, 0, 2048); length > 0; length = wire.read(buffer, 0, 2048)) {
            FrameReader.read(LinkType.ETHERNET, buffer, 0, length, frame);
            streams.segment(frame);
        }
    }
}

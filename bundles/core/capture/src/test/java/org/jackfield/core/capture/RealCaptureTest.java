package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.CaptureRules;
import org.jackfield.core.capture.route.Router;
import org.junit.jupiter.api.Test;

/**
 * A telephone at the Internet that registers, and calls six times: nobody answers, it may not, or the called end is not there. Of
 * the last call a 183 agrees on audio, a 480 ends it, and a second of audio is sent nevertheless.
 */
class RealCaptureTest {

    @Test
    void whatATelephoneAtTheInternetDidIsFollowed() throws Exception {
        Path file = Path.of(RealCaptureTest.class.getResource("sip-registrations-and-calls.pcap").toURI());
        HeardSessions heard = new HeardSessions();
        CapturePipeline pipeline = new CapturePipeline(
                new CaptureRules(List.of(), List.of()), CaptureLimits.usual(), 1, InstantSource.system());
        pipeline.add(heard);
        pipeline.read(PcapSource.file(file, ""), false, (reader, problem) -> assertThat(problem).isNull()).join();
        Router.Standing standing = pipeline.standing();
        pipeline.close();
        Map<Count, Long> counts = pipeline.counts();

        assertThat(counts).containsEntry(Count.PACKETS, 112L).containsEntry(Count.MALFORMED, 0L)
                .containsEntry(Count.SIP_MALFORMED, 0L);
        assertThat(standing.callsBegun()).isEqualTo(4);
        assertThat(standing.calls()).as("all are over").isZero();
        assertThat(heard.sessions).hasSize(2);

        Heard early = heard.sessions.getFirst();
        assertThat(early.session().signallingId()).startsWith("11894297-");
        assertThat(early.session().first().number()).isEqualTo("35104723");
        assertThat(early.session().first().name()).isEqualTo("arik");
        assertThat(early.session().second().number()).isEqualTo("35104724");
        assertThat(early.session().second().address().toString()).isEqualTo("/212.242.33.36:40392");
        assertThat(early.interrupted).isFalse();
        assertThat(early.frames).containsExactly(0, 0);

        Heard late = heard.sessions.getLast();
        assertThat(late.session().signallingId()).isEmpty();
        assertThat(late.session().first().address().toString()).isEqualTo("/192.168.1.2:30000");
        assertThat(late.formats).containsExactly(AudioFormat.PCMA);
        assertThat(late.frames).containsExactly(9, 0);
        assertThat(late.audio(Side.FIRST)).hasSize(1440);
        assertThat(late.gaps).isEmpty();
        assertThat(late.broken).isEmpty();
        assertThat(late.ended).isAfter(Instant.EPOCH);
    }
}

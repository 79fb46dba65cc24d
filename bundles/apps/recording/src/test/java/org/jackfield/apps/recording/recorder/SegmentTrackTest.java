package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.recorder.SegmentTrack.Step;
import org.jackfield.apps.recording.recorder.SegmentTrack.Step.Kind;
import org.jackfield.apps.recording.rules.Decision;

class SegmentTrackTest {

    private static final Decision YES = new Decision(true, "");
    private static final Decision NO = new Decision(false, "excluded: 5551234");
    private static final Calls CALL = Calls.inbound("1001");
    private static final Instant NOW = CALL.answeredAt().plusSeconds(1);

    private final SegmentTrack track = new SegmentTrack(CALL.started().minusSeconds(60));

    private List<Step> changed(Segment segment, Decision decision) {
        return track.changed(segment, decision, NOW);
    }

    @Example
    void itIsRecordedFromItsAnswerToItsEnd() {
        assertThat(changed(CALL.lost().lasting().segment(), YES)).isEmpty();
        assertThat(changed(CALL.lasting().segment(), YES)).containsExactly(new Step(Kind.BEGIN, CALL.answeredAt()));
        assertThat(changed(CALL.lasting().segment(), YES)).isEmpty();
        assertThat(changed(CALL.segment(), YES)).containsExactly(new Step(Kind.END, CALL.ended()));
        assertThat(changed(CALL.segment(), YES)).isEmpty();
    }

    @Example
    void beforeTheRecorderRanNothingCouldBeHeard() {
        SegmentTrack late = new SegmentTrack(NOW);
        assertThat(late.changed(CALL.lasting().segment(), YES, NOW)).containsExactly(new Step(Kind.BEGIN, NOW));
    }

    @Example
    void excludedLaterItIsDestroyedAndIncludedAgainItBeginsThere() {
        changed(CALL.lasting().segment(), YES);
        assertThat(changed(CALL.lasting().segment(), NO)).containsExactly(new Step(Kind.DESTROY, NOW));
        assertThat(track.rule()).isEqualTo(NO.rule());
        assertThat(changed(CALL.lasting().segment(), YES)).containsExactly(new Step(Kind.BEGIN, NOW));
        assertThat(track.isExcluded()).isFalse();
    }

    @Example
    void excludedAtItsEndItIsDestroyed() {
        changed(CALL.lasting().segment(), YES);
        assertThat(changed(CALL.segment(), NO)).containsExactly(new Step(Kind.DESTROY, NOW));
        assertThat(track.isExcluded()).isTrue();
    }

    @Example
    void withoutAChannelItDoesNotAskAgain() {
        changed(CALL.lasting().segment(), YES);
        track.refused();
        assertThat(changed(CALL.lasting().segment(), NO)).isEmpty();
        assertThat(changed(CALL.lasting().segment(), YES)).isEmpty();
        assertThat(changed(CALL.segment(), YES)).isEmpty();
    }

    @Example
    void whatEndsWithoutAWordEndsNow() {
        changed(CALL.lasting().segment(), YES);
        assertThat(track.lost(NOW)).containsExactly(new Step(Kind.END, NOW));
        assertThat(track.lost(NOW)).isEmpty();
    }

    /** Whatever comes in whatever order: what begins ends or is destroyed, exactly once. */
    @Property
    void whatBeginsEnds(@ForAll long seed) {
        Random random = new Random(seed);
        SegmentTrack any = new SegmentTrack(CALL.started().minusSeconds(60));
        int open = 0;
        for (int i = 0; i < 20; i++) {
            Calls version = random.nextInt(3) == 0 ? CALL.lost().lasting() : random.nextInt(8) == 0 ? CALL : CALL.lasting();
            for (Step step : any.changed(version.segment(), random.nextInt(3) == 0 ? NO : YES, NOW)) {
                open += step.kind() == Kind.BEGIN ? 1 : -1;
                assertThat(open).isBetween(0, 1);
                if (step.kind() == Kind.BEGIN && random.nextInt(6) == 0) {
                    any.refused();
                    open--;
                    break;
                }
            }
        }
        for (Step step : any.lost(NOW)) {
            open += step.kind() == Kind.END ? -1 : 100;
        }
        assertThat(open).isZero();
    }
}

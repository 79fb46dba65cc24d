package org.jackfield.apps.recording.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.Outcomes.Outcome;
import org.jackfield.apps.recording.rules.Decision;

/**
 * What became of a segment of a recorded device that is over, from all that is known of it.
 *
 * @param state what
 * @param reason why
 */
record Judgement(SegmentState state, String reason) {

    /** How long after its end a segment may wait for word of the recorder. */
    static final Duration UNHEARD = Duration.ofMinutes(2);

    /** How long it may wait for a recording that is being closed. */
    static final Duration UNCLOSED = Duration.ofMinutes(10);

    private static final Judgement WAITS = new Judgement(SegmentState.PENDING, "");

    /**
     * {@return what became of it} {@code PENDING} if that will be known later.
     *
     * @param decision what the rules say of it as it ended
     * @param outcome what the recorder says; empty if it never heard of it
     * @param recorderSince since when the recorder has been running
     */
    static Judgement of(
            Segment segment, Decision decision, Optional<Outcome> outcome, Instant recorderSince, Instant now) {
        if (outcome.isPresent() && isRecorded(outcome.get())) {
            return later(segment, outcome, recorderSince, now);
        }
        if (!segment.isAnswered()) {
            return new Judgement(SegmentState.NO_AUDIO_EXPECTED, "Never answered.");
        }
        if (segment.device().kind().isTrunk()) {
            return new Judgement(SegmentState.NO_AUDIO_EXPECTED, "Transferred to the outside.");
        }
        if (segment.talkMillis() == 0) {
            return new Judgement(
                    SegmentState.NO_AUDIO_EXPECTED, segment.holdMillis() > 0 ? "On hold all the time." : "Nobody could talk.");
        }
        if (!decision.record()) {
            return new Judgement(SegmentState.EXCLUDED, decision.rule());
        }
        return later(segment, outcome, recorderSince, now);
    }

    /** {@return what became of a segment that waits} {@code PENDING} if it still does. */
    static Judgement later(Segment segment, Optional<Outcome> outcome, Instant recorderSince, Instant now) {
        if (outcome.isPresent() && !isRecorded(outcome.get())) {
            return new Judgement(outcome.get().state(), outcome.get().reason());
        }
        Duration waits = Duration.between(segment.ended(), now);
        if (outcome.isPresent()) {
            return waits.compareTo(UNCLOSED) > 0
                    ? failed("Its recording was not closed and kept within " + UNCLOSED.toMinutes() + " minutes.")
                    : WAITS;
        }
        if (segment.ended().isBefore(recorderSince)) {
            // what was recorded and left behind by a crash is kept soon after the start
            return Duration.between(recorderSince, now).compareTo(UNHEARD) > 0 ? failed("The recorder was not running.") : WAITS;
        }
        if (waits.compareTo(UNHEARD) <= 0) {
            return WAITS;
        }
        return segment.answered().isBefore(recorderSince)
                ? failed("The recorder was started during the call.")
                : failed("The recorder was not told of the call in time.");
    }

    private static boolean isRecorded(Outcome outcome) {
        return outcome.state() == SegmentState.PENDING || outcome.state() == SegmentState.RECORDED;
    }

    private static Judgement failed(String reason) {
        return new Judgement(SegmentState.FAILED, reason);
    }
}

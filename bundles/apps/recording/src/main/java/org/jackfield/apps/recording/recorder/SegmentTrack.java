package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.rules.Decision;

/**
 * When a segment of a recorded device is recorded, as a pure function of what becomes known of it: from its answer to its
 * end, decided at the answer and again at every change.
 */
final class SegmentTrack {

    private final Instant running;
    private State state = State.WAITING;
    private boolean excluded;
    private String rule = "";

    /** Where a segment stands. */
    enum State {
        /** Not answered. */
        WAITING,
        /** Its audio is to be kept. */
        WANTED,
        /** A rule says no. */
        EXCLUDED,
        /** There was no channel. */
        UNLICENSED,
        /** It is over. */
        OVER
    }

    /**
     * What is to be done.
     *
     * @param kind what
     * @param at from when on, or until when
     */
    record Step(Kind kind, Instant at) {
        enum Kind {
            /** Keep its audio from then on. */
            BEGIN,
            /** Keep it until then. */
            END,
            /** Keep nothing of it. */
            DESTROY
        }
    }

    /** A track of a recorder that runs since then; what was said before can never be had. */
    SegmentTrack(Instant running) {
        this.running = running;
    }

    State state() {
        return state;
    }

    /** {@return whether a rule excludes it, or did when it ended} */
    boolean isExcluded() {
        return excluded;
    }

    /** {@return the rule that excluded it; empty if none did} */
    String rule() {
        return rule;
    }

    /** {@return what follows from the segment's newest version and what the rules say of it} */
    List<Step> changed(Segment segment, Decision decision, Instant now) {
        List<Step> steps = new ArrayList<>(2);
        if (segment.isAnswered()) {
            decide(segment, decision, now, steps);
        }
        if (!segment.isLive()) {
            over(segment.ended(), steps);
        }
        return steps;
    }

    private void decide(Segment segment, Decision decision, Instant now, List<Step> steps) {
        switch (state) {
            case WAITING -> {
                if (decision.record()) {
                    begin(segment.answered().isBefore(running) ? running : segment.answered(), steps);
                } else {
                    exclude(decision);
                }
            }
            case WANTED -> {
                if (!decision.record()) {
                    steps.add(new Step(Step.Kind.DESTROY, now));
                    exclude(decision);
                }
            }
            case EXCLUDED -> {
                if (decision.record() && segment.isLive()) {
                    begin(now, steps);
                }
            }
            case UNLICENSED, OVER -> { }
        }
    }

    private void begin(Instant from, List<Step> steps) {
        state = State.WANTED;
        excluded = false;
        rule = "";
        steps.add(new Step(Step.Kind.BEGIN, from));
    }

    private void exclude(Decision decision) {
        state = State.EXCLUDED;
        excluded = true;
        rule = decision.rule();
    }

    /** The segment got no channel. First come, first served: it does not ask again. */
    void refused() {
        state = state == State.OVER ? State.OVER : State.UNLICENSED;
    }

    /** The segment was last seen alive; it ended without a word, no later than this. */
    List<Step> lost(Instant at) {
        List<Step> steps = new ArrayList<>(1);
        over(at, steps);
        return steps;
    }

    private void over(Instant at, List<Step> steps) {
        if (state == State.WANTED) {
            steps.add(new Step(Step.Kind.END, at));
        }
        state = State.OVER;
    }
}

package org.jackfield.apps.recording.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.Outcomes.Outcome;
import org.jackfield.apps.recording.rules.Decision;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Decision RECORD = new Decision(true, "");
    private static final Decision EXCLUDE = new Decision(false, "excluded: endpoint 1001");
    private static final Instant LONG_AGO = Calls.START.minusSeconds(3600);
    private static final Optional<Outcome> UNHEARD = Optional.empty();

    private static Optional<Outcome> outcome(SegmentState state, String reason) {
        return Optional.of(new Outcome(state, reason));
    }

    private static Judgement soon(Calls call, Decision decision, Optional<Outcome> outcome) {
        return Judgement.of(call.segment(), decision, outcome, LONG_AGO, call.ended().plusSeconds(1));
    }

    /** Ruling 17. */
    @Test
    void nothingIsExpectedWhereNothingCouldBeHeard() {
        assertThat(soon(Calls.inbound("1001").lost(), RECORD, UNHEARD))
                .isEqualTo(new Judgement(SegmentState.NO_AUDIO_EXPECTED, "Never answered."));
        assertThat(soon(Calls.inbound("1001").talked(Duration.ZERO, Duration.ofSeconds(9)), RECORD, UNHEARD).reason())
                .isEqualTo("On hold all the time.");
        assertThat(soon(Calls.inbound("1001").talked(Duration.ZERO, Duration.ZERO), RECORD, UNHEARD).state())
                .isEqualTo(SegmentState.NO_AUDIO_EXPECTED);
    }

    @Test
    void ruleIsNamed() {
        assertThat(soon(Calls.inbound("1001"), EXCLUDE, UNHEARD))
                .isEqualTo(new Judgement(SegmentState.EXCLUDED, "excluded: endpoint 1001"));
        assertThat(soon(Calls.inbound("1001").lost(), EXCLUDE, UNHEARD).state()).isEqualTo(SegmentState.NO_AUDIO_EXPECTED);
    }

    @Test
    void recorderIsBelieved() {
        assertThat(soon(Calls.inbound("1001"), RECORD, outcome(SegmentState.FAILED, "no audio was seen")))
                .isEqualTo(new Judgement(SegmentState.FAILED, "no audio was seen"));
        assertThat(soon(Calls.inbound("1001"), RECORD, outcome(SegmentState.UNLICENSED, "")).state())
                .isEqualTo(SegmentState.UNLICENSED);
        assertThat(soon(Calls.inbound("1001"), EXCLUDE, outcome(SegmentState.PENDING, "")).state())
                .as("it has something").isEqualTo(SegmentState.PENDING);
    }

    @Test
    void wordOfTheRecorderIsWaitedForTwoMinutes() {
        Calls call = Calls.inbound("1001");
        assertThat(Judgement.later(call.segment(), UNHEARD, LONG_AGO, call.ended().plusSeconds(120)).state())
                .isEqualTo(SegmentState.PENDING);
        assertThat(Judgement.later(call.segment(), UNHEARD, LONG_AGO, call.ended().plusSeconds(121)))
                .isEqualTo(new Judgement(SegmentState.FAILED, "The recorder was not told of the call in time."));
    }

    @Test
    void recordingThatIsBeingClosedIsWaitedForTenMinutes() {
        Calls call = Calls.inbound("1001");
        Optional<Outcome> closing = outcome(SegmentState.PENDING, "");
        assertThat(Judgement.later(call.segment(), closing, LONG_AGO, call.ended().plusSeconds(600)).state())
                .isEqualTo(SegmentState.PENDING);
        assertThat(Judgement.later(call.segment(), closing, LONG_AGO, call.ended().plusSeconds(601)).reason())
                .contains("not closed and kept");
    }

    @Test
    void callsFromBeforeTheRecorderRanSaySo() {
        Calls call = Calls.inbound("1001");
        Instant restart = call.ended().plusSeconds(5);
        assertThat(Judgement.later(call.segment(), UNHEARD, restart, restart.plusSeconds(60)).state())
                .as("what a crash left behind is still being kept").isEqualTo(SegmentState.PENDING);
        assertThat(Judgement.later(call.segment(), UNHEARD, restart, restart.plusSeconds(121)).reason())
                .isEqualTo("The recorder was not running.");
        assertThat(Judgement.later(
                                call.segment(), UNHEARD, call.answeredAt().plusSeconds(1), call.ended().plusSeconds(121))
                        .reason())
                .isEqualTo("The recorder was started during the call.");
    }

    @Property
    void everySegmentIsJudgedInTheEndAndStaysSo(
            @ForAll boolean answered, @ForAll boolean record, @ForAll SegmentState heard, @ForAll boolean unheard,
            @ForAll @IntRange(max = 7200) int recorderAfter) {
        Calls call = answered ? Calls.inbound("1001") : Calls.inbound("1001").lost();
        Optional<Outcome> outcome = unheard ? UNHEARD : outcome(heard, "as the recorder says");
        Instant since = LONG_AGO.plusSeconds(recorderAfter);
        Instant late = call.ended().plusSeconds(7200);

        Judgement judgement = Judgement.of(call.segment(), record ? RECORD : EXCLUDE, outcome, since, late);

        assertThat(judgement.state()).isNotIn(SegmentState.PENDING, SegmentState.RECORDED);
        assertThat(Judgement.of(call.segment(), record ? RECORD : EXCLUDE, outcome, since, late.plusSeconds(9)))
                .isEqualTo(judgement);
        if (judgement.state() == SegmentState.FAILED) {
            assertThat(judgement.reason()).isNotEmpty();
        }
    }
}

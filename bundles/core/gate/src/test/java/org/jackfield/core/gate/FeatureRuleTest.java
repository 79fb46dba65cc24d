package org.jackfield.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.feature.FeatureStatus.State;
import org.jackfield.core.gate.FeatureRule.Action;
import org.jackfield.core.gate.FeatureRule.Decision;
import org.jackfield.core.gate.FeatureRule.Facts;
import org.junit.jupiter.api.Test;

class FeatureRuleTest {

    @Property
    void onlyWhatIsLicensedAndWantedAndProperIsStarted(
            @ForAll boolean refused, @ForAll boolean licensed, @ForAll boolean wanted, @ForAll boolean running,
            @ForAll boolean resolved, @ForAll @IntRange(max = 2) int inUse) {
        Decision decision = FeatureRule.decide(new Facts(refused, licensed, wanted, running, resolved, inUse));

        assertThat(decision.action() == Action.START).isEqualTo(!refused && licensed && wanted && !running);
        assertThat(decision.state() == State.ACTIVE).isEqualTo(!refused && licensed && wanted && running);
    }

    @Property
    void whatMayNotRunEndsUpWithoutAClassLoader(
            @ForAll boolean refused, @ForAll boolean wanted, @ForAll boolean running, @ForAll boolean resolved) {
        Decision decision = FeatureRule.decide(new Facts(refused, false, wanted, running, resolved || running, 0));

        assertThat(decision.action()).isEqualTo(resolved || running ? Action.REMOVE : Action.NONE);
    }

    @Test
    void whatIsInProgressIsLetEnd() {
        assertThat(FeatureRule.decide(new Facts(false, false, true, true, true, 1)))
                .isEqualTo(new Decision(State.ENDING, Action.NONE));
    }

    @Test
    void anAdministratorWhoWantsItStoppedDoesNotWait() {
        assertThat(FeatureRule.decide(new Facts(false, true, false, true, true, 5)))
                .isEqualTo(new Decision(State.STOPPED, Action.STOP));
        assertThat(FeatureRule.decide(new Facts(false, false, false, true, true, 5)).action())
                .isEqualTo(Action.REMOVE);
    }
}

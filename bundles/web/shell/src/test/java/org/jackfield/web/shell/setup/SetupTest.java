package org.jackfield.web.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.web.shell.setup.SetupProgress.State;
import org.junit.jupiter.api.Test;

class SetupTest {

    private static final Subject ENGINEER = Subject.system("engineer");

    private final InMemorySettings settings = new InMemorySettings();
    private final List<SetupStepContribution> steps = new ArrayList<>();
    private final SampleStep licence = new SampleStep("licence", 10, true);
    private final SampleStep system = new SampleStep("phone-system", 20, true);
    private final SampleStep recording = new SampleStep("recording", 50, false);
    private final SampleStep email = new SampleStep("email", 60, false);
    private Setup setup = new Setup(settings, () -> List.copyOf(steps));

    SetupTest() {
        steps.addAll(List.of(licence, system, recording, email));
    }

    private List<SetupStepContribution> mine() {
        return setup.steps(permission -> true);
    }

    private boolean wanted() {
        return setup.wanted(permission -> true);
    }

    private void pass(SetupStepContribution step) {
        setup.pass(step, Setup.after(mine(), step), ENGINEER);
    }

    /** What a restart leaves: the settings, which are in the database. */
    private void restarted() {
        setup = new Setup(settings, () -> List.copyOf(steps));
    }

    @Test
    void aNewSiteIsLedThroughItFromItsBeginning() {
        assertThat(wanted()).isTrue();
        assertThat(setup.resumed(mine())).contains(licence);
    }

    @Test
    void itGoesOnAtEachStepAfterARestart() {
        for (SetupStepContribution step : List.of(licence, system, recording)) {
            pass(step);
            restarted();
            assertThat(wanted()).isTrue();
            assertThat(setup.resumed(mine())).isEqualTo(Setup.after(mine(), step));
        }
        pass(email);
        restarted();
        assertThat(setup.resumed(mine())).as("the end").isEmpty();
    }

    @Test
    void whoeverWentBackGoesOnThere() {
        pass(licence);
        pass(system);
        setup.goTo("licence", ENGINEER);
        restarted();

        assertThat(setup.resumed(mine())).contains(licence);
    }

    @Test
    void aSiteThatWasSetUpInAnotherWayIsLeftAlone() {
        licence.done = true;
        system.done = true;

        assertThat(wanted()).isFalse();
    }

    @Test
    void onceBegunItIsShownUntilItIsFinishedEvenIfNothingEssentialIsMissing() {
        pass(licence);
        licence.done = true;
        system.done = true;
        assertThat(wanted()).isTrue();

        setup.end(State.FINISHED, ENGINEER);
        assertThat(wanted()).isFalse();
    }

    @Test
    void dismissedItIsNotShownAgainEvenIfSomebodyGoesOnWithIt() {
        pass(licence);
        setup.end(State.DISMISSED, ENGINEER);
        restarted();
        assertThat(wanted()).isFalse();
        assertThat(setup.resumed(mine())).contains(system);

        pass(system);
        assertThat(wanted()).isFalse();
        assertThat(setup.resumed(mine())).contains(recording);
    }

    @Test
    void whoeverMayNotSetUpIsNotBotheredAndSeesNoStepTheyMayNotDo() {
        assertThat(setup.wanted(permission -> !permission.equals(SetupProgress.SET_UP))).isFalse();
        assertThat(setup.wanted(permission -> permission.equals(SetupProgress.SET_UP))).as("no step").isFalse();
        assertThat(setup.steps(permission -> permission.id().equals("email.configure"))).containsExactly(email);
    }

    @Test
    void theStepOfABundleThatWentIsSteppedOver() {
        pass(licence);
        pass(system);
        steps.remove(recording);

        assertThat(Setup.after(mine(), system)).contains(email);
        assertThat(Setup.after(mine(), recording)).contains(email);
        assertThat(setup.resumed(mine())).contains(email);
    }

    @Test
    void twoPeopleWhoSetUpTheSameSiteLoseNothing() {
        Setup other = new Setup(settings, () -> List.copyOf(steps));
        pass(licence);
        other.pass(system, Optional.of(recording), ENGINEER);

        assertThat(setup.progress().passed()).containsExactly("licence", "phone-system");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThatThrownBy(() -> setup.goTo("../licence", ENGINEER)).isInstanceOf(ProblemException.class);
        assertThat(setup.progress()).isEqualTo(SetupProgress.TYPE.defaults());
    }
}

package org.jackfield.web.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.web.shell.setup.SetupDesk.Status;
import org.jackfield.web.shell.setup.SetupProgress.State;
import org.junit.jupiter.api.Test;

class SetupDeskTest {

    private final InMemorySettings settings = new InMemorySettings();
    private final SampleStep licence = new SampleStep("licence", 10, true);
    private final SampleStep email = new SampleStep("email", 60, false);

    private SetupDesk desk(FakeSecurity security) {
        return new SetupDesk(security, settings, () -> List.of(email, licence));
    }

    @Test
    void itTellsWhatIsDoneWhatIsOpenAndWhereItGoesOn() {
        licence.done = true;
        SetupDesk desk = desk(FakeSecurity.allowAll());

        Status status = desk.change(Optional.empty(), Optional.of("email"), FakeSecurity.ADMINISTRATOR);

        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(status.next()).contains("email");
        assertThat(status.open()).containsExactly("email");
        assertThat(status.steps()).extracting(SetupDesk.Step::id).containsExactly("licence", "email");
        assertThat(status.steps().getFirst().essential()).isTrue();
    }

    @Test
    void whatWasDismissedIsResumedWhereItWas() {
        SetupDesk desk = desk(FakeSecurity.allowAll());
        desk.change(Optional.of(State.DISMISSED), Optional.of("email"), FakeSecurity.ADMINISTRATOR);

        Status status = desk.change(Optional.of(State.OPEN), Optional.empty(), FakeSecurity.ADMINISTRATOR);

        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(status.next()).contains("email");
    }

    @Test
    void aStepThatIsNoneIsRefusedWithThoseThatAreAndNothingChanges() {
        SetupDesk desk = desk(FakeSecurity.allowAll());

        assertThatThrownBy(() -> desk.change(Optional.of(State.FINISHED), Optional.of("none"), FakeSecurity.ADMINISTRATOR))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("web.setup-step");
                    assertThat(e.problem().remedy()).contains("licence, email");
                });
        assertThat(desk.status(FakeSecurity.ADMINISTRATOR).state()).isEqualTo(State.OPEN);
    }

    @Test
    void onesOwnStepsOnlyAndNothingWithoutThePermission() {
        SetupDesk some = desk(FakeSecurity.allowing("web.set-up", "email.configure"));
        SetupDesk none = desk(FakeSecurity.allowing("email.configure"));

        assertThat(some.status(FakeSecurity.NOBODY).steps()).extracting(SetupDesk.Step::id).containsExactly("email");
        assertThatThrownBy(() -> some.change(Optional.empty(), Optional.of("licence"), FakeSecurity.NOBODY))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> none.status(FakeSecurity.NOBODY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> none.change(Optional.of(State.FINISHED), Optional.empty(), FakeSecurity.NOBODY))
                .isInstanceOf(ProblemException.class);
        assertThat(settings.read(SetupProgress.TYPE).value()).isEqualTo(SetupProgress.TYPE.defaults());
    }
}

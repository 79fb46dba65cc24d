package org.jackfield.web.shell.setup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.web.shell.setup.SetupProgress.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** How far the set-up is, for those who come by REST or the command line; the same set-up that the pages show. Any thread. */
@Component(service = SetupDesk.class)
public final class SetupDesk {

    private final SecurityService security;
    private final Setup setup;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<SetupStepContribution> contributed = List.of();

    /** Reads how far it is from the settings. */
    @Activate
    public SetupDesk(@Reference SecurityService security, @Reference SettingsService settings) {
        this.security = security;
        this.setup = new Setup(settings, () -> inOrder(contributed));
    }

    SetupDesk(SecurityService security, SettingsService settings, Supplier<List<SetupStepContribution>> steps) {
        this.security = security;
        this.setup = new Setup(settings, () -> inOrder(steps.get()));
    }

    /**
     * A step.
     *
     * @param id by which it is named
     * @param title in English
     * @param purpose what is entered there, in English
     * @param essential whether nothing works without it
     * @param done whether what it asks for is there, wherever it was entered
     * @param passed whether somebody went on from it in the wizard
     */
    public record Step(String id, String title, String purpose, boolean essential, boolean done, boolean passed) {}

    /**
     * How far it is.
     *
     * @param state whether the wizard is shown after a log-in
     * @param next the step at which it goes on; empty at its end
     * @param steps those that the asker may go through, in their order
     */
    public record Status(State state, Optional<String> next, List<Step> steps) {

        /** {@return the ids of the steps that are not done} */
        public List<String> open() {
            return steps.stream().filter(step -> !step.done()).map(Step::id).toList();
        }
    }

    /**
     * {@return how far it is}
     *
     * @throws ProblemException {@code security.forbidden}
     */
    public Status status(Subject by) {
        security.check(by, SetupProgress.SET_UP, Target.SITE);
        List<SetupStepContribution> mine = mine(by);
        SetupProgress progress = setup.progress();
        return new Status(
                progress.state(),
                setup.resumed(mine).map(SetupStepContribution::id),
                mine.stream().map(step -> step(step, progress)).toList());
    }

    /**
     * Opens the wizard again, finishes or dismisses it, or goes to a step.
     *
     * @param state empty to leave it
     * @param step empty to leave it
     * @throws ProblemException {@code security.forbidden}; {@code web.setup-step} if there is no such step, and nothing changes
     */
    public Status change(Optional<State> state, Optional<String> step, Subject by) {
        security.check(by, SetupProgress.SET_UP, Target.SITE);
        List<String> ids = mine(by).stream().map(SetupStepContribution::id).toList();
        step.filter(wanted -> !ids.contains(wanted)).ifPresent(wanted -> {
            throw ProblemException.notFound(
                    "web.setup-step", wanted, "There is no such step.", "Steps are: " + String.join(", ", ids) + ".");
        });
        step.ifPresent(wanted -> setup.goTo(wanted, by));
        state.ifPresent(wanted -> setup.end(wanted, by));
        return status(by);
    }

    private List<SetupStepContribution> mine(Subject by) {
        Predicate<Permission> may = permission -> security.decide(by, permission, Target.SITE).allowed();
        return setup.steps(may);
    }

    private static Step step(SetupStepContribution step, SetupProgress progress) {
        return new Step(
                step.id(),
                step.title().text(Locale.ENGLISH),
                step.purpose().text(Locale.ENGLISH),
                step.essential(),
                Setup.done(step),
                progress.passed().contains(step.id()));
    }

    private static List<SetupStepContribution> inOrder(List<SetupStepContribution> steps) {
        return steps.stream().sorted(Comparator.comparingInt(SetupStepContribution::order)).toList();
    }
}

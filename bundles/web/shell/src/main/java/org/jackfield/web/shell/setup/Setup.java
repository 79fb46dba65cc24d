package org.jackfield.web.shell.setup;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.web.shell.setup.SetupProgress.State;
import org.slf4j.LoggerFactory;

/** The set-up of a new site: which steps there are, which is next, and whether anybody is bothered with it. Any thread. */
public final class Setup {

    private static final int MOST_TRIES = 5;

    private final SettingsService settings;
    private final Supplier<List<SetupStepContribution>> steps;

    /** @param steps those that the running bundles contribute, in their order */
    public Setup(SettingsService settings, Supplier<List<SetupStepContribution>> steps) {
        this.settings = settings;
        this.steps = steps;
    }

    /** {@return the steps that somebody may go through, in their order} */
    public List<SetupStepContribution> steps(Predicate<Permission> may) {
        return steps.get().stream().filter(step -> may.test(step.permission())).toList();
    }

    /** {@return how far it is} */
    public SetupProgress progress() {
        return settings.read(SetupProgress.TYPE).value();
    }

    /**
     * {@return whether it is shown to somebody by itself}
     *
     * <p>Not once it was finished or dismissed; and not where nobody has begun and nothing is missing that nothing works
     * without: such a site was set up in another way.
     */
    public boolean wanted(Predicate<Permission> may) {
        SetupProgress now = progress();
        if (now.state() != State.OPEN || !may.test(SetupProgress.SET_UP)) {
            return false;
        }
        boolean begun = !now.step().isEmpty() || !now.passed().isEmpty();
        List<SetupStepContribution> mine = steps(may);
        return !mine.isEmpty() && (begun || mine.stream().anyMatch(step -> step.essential() && !done(step)));
    }

    /**
     * {@return the step at which to go on; empty for the end}
     *
     * <p>Where somebody was; if that step is gone, the first that nobody passed.
     */
    public Optional<SetupStepContribution> resumed(List<SetupStepContribution> mine) {
        SetupProgress now = progress();
        return mine.stream().filter(step -> step.id().equals(now.step())).findFirst().or(() -> mine.stream()
                .filter(step -> !now.passed().contains(step.id()))
                .findFirst());
    }

    /** {@return the step behind another; empty at the end} */
    public static Optional<SetupStepContribution> after(List<SetupStepContribution> mine, SetupStepContribution step) {
        return mine.stream().filter(each -> each.order() > step.order()
                || each.order() == step.order() && mine.indexOf(each) > mine.indexOf(step)).findFirst();
    }

    /** {@return whether what a step asks for is there; a bundle that goes while it is asked has no step that is done} */
    public static boolean done(SetupStepContribution step) {
        try {
            return step.done();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Setup.class).debug("A step of the set-up does not answer", e);
            return false;
        }
    }

    /** Somebody looks at a step. */
    public void goTo(String step, Subject by) {
        change(now -> now.step().equals(step) ? now : now.at(step), by);
    }

    /** Somebody goes on from a step. */
    public void pass(SetupStepContribution step, Optional<SetupStepContribution> next, Subject by) {
        change(now -> now.passedOn(step.id(), next.map(SetupStepContribution::id).orElse("")), by);
    }

    /** Somebody ends it, or opens it again. Its page stays and goes on where it is; only while it is open it is shown by itself. */
    public void end(State state, Subject by) {
        change(now -> now.in(state), by);
    }

    /** Two people may set the same site up: the later of two steps is taken at the place where the earlier left it. */
    private void change(UnaryOperator<SetupProgress> change, Subject by) {
        for (int tries = 1; ; tries++) {
            Stored<SetupProgress> now = settings.read(SetupProgress.TYPE);
            SetupProgress wanted = change.apply(now.value());
            if (wanted.equals(now.value())) {
                return;
            }
            try {
                settings.write(SetupProgress.TYPE, now.revision(), wanted, by);
                return;
            } catch (ProblemException e) {
                if (e.problem().kind() != Problem.Kind.CONFLICT || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}

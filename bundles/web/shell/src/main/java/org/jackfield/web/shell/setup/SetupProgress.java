package org.jackfield.web.shell.setup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How far the set-up of the site is; kept at every step, so that it goes on where it was after whatever happened.
 *
 * @param state whether it goes on; never null
 * @param step where it goes on; empty for its beginning or its end
 * @param passed the steps that somebody went on from, in the order in which they did
 */
public record SetupProgress(State state, String step, List<String> passed) {

    // before the defaults, which are checked too
    private static final int MOST_STEPS = 100;
    private static final Pattern STEP = Pattern.compile("[a-z0-9-]{0,50}");

    /** What going through the set-up takes. */
    public static final Permission SET_UP = new Permission("web.set-up", "Set the site up with the wizard");

    /** The group of settings. */
    public static final SettingsType<SetupProgress> TYPE = new SettingsType<>(
            "org.jackfield.web.shell.setup", SetupProgress.class, new SetupProgress(State.OPEN, "", List.of()), SET_UP);

    /** Whether the set-up goes on. */
    public enum State {
        /** It is shown after a log-in. */
        OPEN,
        /** Somebody came to its end. */
        FINISHED,
        /** Somebody did not want to see it again. */
        DISMISSED
    }

    /** Checks the bounds. */
    public SetupProgress {
        Objects.requireNonNull(state, "state");
        passed = List.copyOf(passed);
        if (!STEP.matcher(step).matches() || passed.size() > MOST_STEPS || !passed.stream().allMatch(STEP.asMatchPredicate())) {
            throw ProblemException.invalid(
                    "web.setup-step", step, "There is no such step.", "Name steps in lower case, at most 100 of them.");
        }
    }

    /** {@return the set-up at a step} */
    SetupProgress at(String place) {
        return new SetupProgress(state, place, passed);
    }

    /** {@return the set-up after a step was passed} */
    SetupProgress passedOn(String from, String to) {
        Set<String> all = new LinkedHashSet<>(passed);
        all.add(from);
        return new SetupProgress(state, to, List.copyOf(all));
    }

    /** {@return the set-up in another state; whoever opens its page goes on where it is} */
    SetupProgress in(State other) {
        return new SetupProgress(other, step, passed);
    }
}

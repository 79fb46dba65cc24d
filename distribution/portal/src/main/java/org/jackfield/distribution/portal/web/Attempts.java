package org.jackfield.distribution.portal.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** Counts attempts of somebody within a time, and refuses more than so many. Bounded, whoever comes. */
public final class Attempts {

    private static final int MAX_KEPT = 10_000;

    private record Window(Instant began, int count) {}

    private final Map<String, Window> windows = new LinkedHashMap<>();
    private final int most;
    private final Duration within;
    private final InstantSource clock;

    /** Allows so many within this time. */
    public Attempts(int most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Refuses if there were too many already. */
    public synchronized void check(String who) {
        Window window = windows.get(who);
        if (window != null && current(window) && window.count >= most) {
            throw ProblemException.of(
                    "portal.too-many", Problem.Kind.LIMITED, "", "Too many attempts.",
                    "Wait " + Math.max(1, within.toMinutes()) + " minutes.");
        }
    }

    /** Counts one. */
    public synchronized void count(String who) {
        Window window = windows.remove(who);
        boolean goesOn = window != null && current(window);
        windows.put(who, goesOn ? new Window(window.began, window.count + 1) : new Window(clock.instant(), 1));
        if (windows.size() > MAX_KEPT) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    /** Counts one, and refuses if it is one too many. */
    public void take(String who) {
        check(who);
        count(who);
    }

    /** Forgets what was counted, after a success. */
    public synchronized void forget(String who) {
        windows.remove(who);
    }

    private boolean current(Window window) {
        Instant now = clock.instant();
        // a clock that was set back must not lock anybody out for ever
        return !now.isBefore(window.began) && now.isBefore(window.began.plus(within));
    }
}

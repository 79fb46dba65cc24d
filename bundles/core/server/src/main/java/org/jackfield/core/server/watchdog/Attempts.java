package org.jackfield.core.server.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** When a part that keeps failing is tried again: at once, then after 1, 2, 4 … minutes, at most an hour. For one thread. */
final class Attempts {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private record Attempt(int count, Instant next) {}

    private final Map<String, Attempt> attempts = new HashMap<>();

    /** {@return whether the part is tried now; if so the next time is later} */
    boolean due(String part, Instant now) {
        Attempt last = attempts.get(part);
        if (last != null && now.isBefore(last.next())) {
            return false;
        }
        int count = last == null ? 0 : last.count();
        attempts.put(part, new Attempt(count + 1, now.plus(FIRST.multipliedBy(1L << Math.min(count, MOST_DOUBLINGS)))));
        return true;
    }

    /** Forgets every part but those that are still in trouble. */
    void keep(Set<String> inTrouble) {
        attempts.keySet().retainAll(inTrouble);
    }
}

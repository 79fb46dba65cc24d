package org.jackfield.apps.recording.share;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a network address asked for links that there are not. Guessing is hopeless anyway; this keeps it out of the
 * database. Bounded; any thread may call.
 */
final class Misses {

    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private record Count(Instant since, int misses) {}

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Misses(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return whether an address has asked too often} */
    synchronized boolean tooMany(String address) {
        Count count = counts.get(address);
        return count != null && count.misses >= MOST && clock.instant().isBefore(count.since.plus(WINDOW));
    }

    synchronized void miss(String address) {
        Instant now = clock.instant();
        Count before = counts.remove(address);
        boolean fresh = before == null || !now.isBefore(before.since.plus(WINDOW));
        counts.put(address, fresh ? new Count(now, 1) : new Count(before.since, before.misses + 1));
    }
}

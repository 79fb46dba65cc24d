package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Locks names that have no account just as those that have one, so that a lock tells nobody which names exist. The names tried
 * last are remembered, as digests.
 */
final class StrangerLocks {

    private static final int MOST = 10_000;

    private record Tried(int failures, Instant lockedUntil) {}

    private final InstantSource clock;
    private final Supplier<SecurityPolicy> policy;
    private final Map<String, Tried> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
            return size() > MOST;
        }
    };

    StrangerLocks(InstantSource clock, Supplier<SecurityPolicy> policy) {
        this.clock = clock;
        this.policy = policy;
    }

    synchronized boolean locked(String key) {
        Tried tried = names.get(key);
        return tried != null && clock.instant().isBefore(tried.lockedUntil());
    }

    synchronized void failed(String key) {
        SecurityPolicy now = policy.get();
        Tried before = names.getOrDefault(key, new Tried(0, Instant.EPOCH));
        int failures = before.failures() + 1;
        boolean lock = now.lockout() && failures >= now.maxAttempts();
        names.put(
                key,
                new Tried(
                        failures,
                        lock ? clock.instant().plus(Duration.ofMinutes(now.lockoutMinutes())) : before.lockedUntil()));
    }
}

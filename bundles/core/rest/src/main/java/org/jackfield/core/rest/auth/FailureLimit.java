package org.jackfield.core.rest.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Counts failed log-ins by address, so that guessing is slow and costs us no password hashes. */
final class FailureLimit {

    /** How many failures an address has in a window. */
    static final int MAX_FAILURES = 10;

    /** How long a window lasts from its first failure. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAX_ADDRESSES = 10_000;

    private record Failures(int count, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Failures> byAddress = new RecentlyUsed<>(MAX_ADDRESSES);

    FailureLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return how long an address has to wait; empty if it may try} */
    synchronized Optional<Duration> pause(String address) {
        Failures failures = standing(address);
        return failures != null && failures.count() >= MAX_FAILURES
                ? Optional.of(Duration.between(clock.instant(), failures.until()))
                : Optional.empty();
    }

    synchronized void failed(String address) {
        Failures failures = standing(address);
        byAddress.put(
                address,
                failures == null
                        ? new Failures(1, clock.instant().plus(WINDOW))
                        : new Failures(failures.count() + 1, failures.until()));
    }

    private Failures standing(String address) {
        Failures failures = byAddress.get(address);
        if (failures != null && !clock.instant().isBefore(failures.until())) {
            byAddress.remove(address);
            return null;
        }
        return failures;
    }
}

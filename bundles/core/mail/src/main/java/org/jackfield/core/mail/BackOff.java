package org.jackfield.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a mail is tried again: after a minute, then ever later, at most an hour; not past the end of its time. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    private BackOff() {}

    /**
     * {@return the next attempt; empty if the time has run out}
     *
     * @param attempts how many failed, this one included; 1 or more
     */
    static Optional<Instant> next(Instant acceptedAt, int attempts, Instant now, Duration patience) {
        Instant end = acceptedAt.plus(patience);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        Instant next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        // The last attempt is at the very end.
        return Optional.of(next.isBefore(end) ? next : end);
    }
}

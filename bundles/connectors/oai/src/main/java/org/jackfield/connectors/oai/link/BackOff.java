package org.jackfield.connectors.oai.link;

import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time up to a limit, a little different for everybody. */
public final class BackOff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;
    private int attempts;

    /** Starts with the shortest wait. */
    public BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next attempt. */
    public long nextMillis() {
        long wait = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts, 16));
        attempts++;
        return Math.round(wait * (1 - JITTER + 2 * JITTER * random.nextDouble()));
    }

    /** An attempt has succeeded. */
    public void reset() {
        attempts = 0;
    }
}

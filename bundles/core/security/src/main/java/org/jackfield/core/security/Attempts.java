package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many of something within a while, for each of those who try; those who tried last are remembered. */
final class Attempts {

    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final int most;
    private final Duration within;
    private final Map<String, Deque<Instant>> tried = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Attempts(InstantSource clock, int most, Duration within) {
        this.clock = clock;
        this.most = most;
        this.within = within;
    }

    /** {@return whether one more is all right; it counts then} */
    synchronized boolean admit(String who) {
        Instant now = clock.instant();
        Deque<Instant> moments = tried.computeIfAbsent(who, any -> new ArrayDeque<>());
        while (!moments.isEmpty() && !moments.peek().isAfter(now.minus(within))) {
            moments.poll();
        }
        return moments.size() < most && moments.add(now);
    }
}

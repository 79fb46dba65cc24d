package org.jackfield.apps.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.security.Subject;

/**
 * Tells a new hearing of a recording from one that goes on: a player fetches one recording in many pieces.
 */
final class Hearings {

    private static final Duration ONE = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<Hearing, Instant> lately = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hearing, Instant> eldest) {
            return size() > MOST;
        }
    };

    private record Hearing(String subject, UUID recording) {}

    Hearings(InstantSource clock) {
        this.clock = clock;
    }

    /** Calls {@code first} if it is a new hearing; one that throws is none. */
    void heard(Subject subject, UUID recording, Runnable first) {
        Hearing hearing = new Hearing(subject.id(), recording);
        Instant now = clock.instant();
        synchronized (lately) {
            Instant began = lately.get(hearing);
            if (began != null && now.isBefore(began.plus(ONE)) && !now.isBefore(began)) {
                return;
            }
        }
        first.run();
        synchronized (lately) {
            lately.put(hearing, now);
        }
    }
}

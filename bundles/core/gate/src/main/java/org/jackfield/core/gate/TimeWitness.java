package org.jackfield.core.gate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the latest time that passed under each licence, so that setting the clock back gains nothing. It is kept
 * for each licence by itself: if a clock ran ahead by mistake, a licence issued anew starts with a clean record.
 */
final class TimeWitness {

    private static final Duration WRITE_EVERY = Duration.ofMinutes(5);
    private static final int MAX_LICENCES = 200;

    private final StateFile file;
    private final Map<String, Instant> seen = new HashMap<>();
    private final Map<String, Instant> written = new HashMap<>();

    TimeWitness(StateFile file) {
        this.file = file;
        file.read().forEach((licence, time) -> {
            try {
                seen.put(licence, Instant.parse(time));
            } catch (DateTimeException unreadable) {
                // a line that is not ours says nothing
            }
        });
        written.putAll(seen);
    }

    /** {@return the latest time known to have passed under a licence} */
    synchronized Instant lastSeen(String fingerprint) {
        return seen.getOrDefault(fingerprint, Instant.MIN);
    }

    /** Notes that it is now this time under a licence that is in force; writes it down once in a while. */
    synchronized void observe(String fingerprint, Instant now) {
        if (now.isAfter(lastSeen(fingerprint))) {
            seen.put(fingerprint, now);
            Instant last = written.get(fingerprint);
            if (last == null || !now.isBefore(last.plus(WRITE_EVERY))) {
                write();
            }
        }
    }

    /** Writes down everything observed. */
    synchronized void write() {
        while (seen.size() > MAX_LICENCES) {
            seen.remove(seen.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                    .orElseThrow()
                    .getKey());
        }
        Map<String, String> lines = new TreeMap<>();
        seen.forEach((licence, time) -> lines.put(licence, time.toString()));
        written.clear();
        written.putAll(seen);
        file.write(lines);
    }
}

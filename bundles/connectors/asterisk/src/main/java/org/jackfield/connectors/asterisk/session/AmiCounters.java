package org.jackfield.connectors.asterisk.session;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a connector has met, counted by name. Names may come from the other side, so there are only so many. Thread-safe. */
public final class AmiCounters {

    private static final int MOST_NAMES = 300;
    private static final String REST = "other";

    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Counts one more. */
    public void count(String name) {
        AtomicLong known = counts.get(name);
        if (known == null) {
            String key = counts.size() >= MOST_NAMES ? REST : name;
            known = counts.computeIfAbsent(key, k -> new AtomicLong());
        }
        known.incrementAndGet();
    }

    /** How often; 0 if never. */
    public long of(String name) {
        AtomicLong known = counts.get(name);
        return known == null ? 0 : known.get();
    }

    /** All there are, by name. */
    public SortedMap<String, Long> all() {
        SortedMap<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.get()));
        return all;
    }
}

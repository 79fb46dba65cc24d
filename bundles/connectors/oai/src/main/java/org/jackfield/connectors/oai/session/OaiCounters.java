package org.jackfield.connectors.oai.session;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a connector has seen, by name; the number of names is bounded. Safe for several threads. */
public final class OaiCounters {

    private static final int NAMES = 500;
    private static final String OTHERS = "other.names";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** All counts by name. */
    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((name, count) -> snapshot.put(name, count.sum()));
        return snapshot;
    }

    /** One count. */
    public long get(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** Counts one. */
    public void add(String name) {
        add(name, 1);
    }

    void add(String name, long amount) {
        LongAdder count = counts.get(name);
        if (count == null) {
            String kept = counts.size() < NAMES ? name : OTHERS;
            count = counts.computeIfAbsent(kept, created -> new LongAdder());
        }
        count.add(amount);
    }
}

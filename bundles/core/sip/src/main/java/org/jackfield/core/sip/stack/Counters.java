package org.jackfield.core.sip.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the bundle was started. Thread-safe. */
public final class Counters {

    private final LongAdder[] counts = new LongAdder[Count.values().length];

    /** All zero. */
    public Counters() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** One more. */
    public void add(Count what) {
        counts[what.ordinal()].increment();
    }

    /** {@return how many} */
    public long get(Count what) {
        return counts[what.ordinal()].sum();
    }

    /** {@return all of them by their words} */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            all.put(count.word(), get(count));
        }
        return all;
    }
}

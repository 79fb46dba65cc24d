package org.jackfield.core.capture;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counters that one thread at a time writes and any thread reads. */
public final class Counts {

    private final AtomicLongArray values = new AtomicLongArray(Count.values().length);

    /** One more. */
    public void add(Count count) {
        add(count, 1);
    }

    /** So many more. */
    public void add(Count count, long more) {
        values.setRelease(count.ordinal(), values.getPlain(count.ordinal()) + more);
    }

    /** {@return how many there were} */
    public long of(Count count) {
        return values.getAcquire(count.ordinal());
    }

    /** {@return the sums of several} */
    public static Map<Count, Long> sum(Iterable<Counts> all) {
        Map<Count, Long> sums = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            long sum = 0;
            for (Counts each : all) {
                sum += each.of(count);
            }
            sums.put(count, sum);
        }
        return sums;
    }
}

package org.jackfield.apps.recording.recorder;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What one side sent of late and has not been handed on. It is handed on with a delay, so that a border of which the phone
 * system tells late can still be cut to the sample. Bounded: beyond {@value #MOST} items the oldest go and are counted.
 * One thread.
 */
final class DelayLine {

    /** Five seconds of packets of 5 ms. */
    static final int MOST = 1000;

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private long overrun;

    void add(Item item) {
        if (items.size() == MOST) {
            items.removeFirst();
            overrun++;
        }
        items.addLast(item);
    }

    /** Takes all that lies before a time into {@code taken}; what lies across is split. */
    void take(long until, List<Item> taken) {
        for (Item first = items.peekFirst(); first != null && first.time() < until; first = items.peekFirst()) {
            items.removeFirst();
            if (first.end() > until) {
                taken.add(first.part(first.time(), until));
                items.addFirst(first.part(until, first.end()));
                return;
            }
            taken.add(first);
        }
    }

    /** Forgets all that lies before a time. */
    void drop(long until) {
        for (Item first = items.peekFirst(); first != null && first.time() < until; first = items.peekFirst()) {
            items.removeFirst();
            if (first.end() > until) {
                items.addFirst(first.part(until, first.end()));
                return;
            }
        }
    }

    boolean isFull() {
        return items.size() == MOST;
    }

    /** {@return how many items went since there were too many} */
    long overrun() {
        return overrun;
    }
}

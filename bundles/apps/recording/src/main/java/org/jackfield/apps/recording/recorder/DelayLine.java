package org.jackfield.apps.recording.recorder;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What one side sent of late. It is handed on with a delay, so that a border of which the phone system tells late can still be
 * cut to the sample; and what was handed on is kept for a while longer, for a border that is told later still. Bounded: beyond
 * {@value #MOST} items of each the oldest go, and those that were not handed on are counted. One thread.
 */
final class DelayLine {

    /** Five seconds of packets of 5 ms. */
    static final int MOST = 1000;

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final ArrayDeque<Item> past = new ArrayDeque<>();
    private long overrun;

    void add(Item item) {
        if (items.size() >= MOST) {
            items.removeFirst();
            overrun++;
        }
        items.addLast(item);
    }

    /** Takes all that lies before a time into {@code taken}; what lies across is split. */
    void take(long until, List<Item> taken) {
        for (Item first = before(until); first != null; first = before(until)) {
            taken.add(first);
        }
    }

    /** Passes over all that lies before a time. */
    void drop(long until) {
        while (before(until) != null) {
            // it is among the past now
        }
    }

    private Item before(long until) {
        Item first = items.peekFirst();
        if (first == null || first.time() >= until) {
            return null;
        }
        items.removeFirst();
        if (first.end() > until) {
            items.addFirst(first.part(until, first.end()));
            first = first.part(first.time(), until);
        }
        if (past.size() == MOST) {
            past.removeFirst();
        }
        past.addLast(first);
        return first;
    }

    /** Has what lies behind a time once more, as far as it was not forgotten. */
    void rewind(long time) {
        // keys lie among the audio, a little earlier than where they came in
        List<Item> again = past.stream().filter(item -> item.end() > time).toList();
        past.removeIf(item -> item.end() > time);
        again.reversed().forEach(items::addFirst);
    }

    /** Nobody wants anything again that lies before a time. */
    void forget(long before) {
        for (Item first = past.peekFirst(); first != null && first.end() <= before; first = past.peekFirst()) {
            past.removeFirst();
        }
    }

    boolean isFull() {
        return items.size() >= MOST;
    }

    /** {@return how many items went since there were too many} */
    long overrun() {
        return overrun;
    }
}

package org.jackfield.core.telephony.system;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * Where events wait for the thread that owns the calls. Bounded: what does not fit is counted, and the count takes its
 * place as soon as there is room.
 */
final class HandOff implements ConnectorSink {

    static final int SIZE = 20_000;
    private static final int MAX_RAW = 1000;
    private static final Duration LONGEST_AGO = Duration.ofSeconds(10);

    /** An event with the moment it was handed over, or that at which it was overheard. */
    record Handed(TelephonyEvent event, Instant arrived, Instant phoneSystemTime, String raw, Runnable applied) {}

    private final InstantSource clock;
    private final BlockingQueue<Handed> queue;
    private final Object lock = new Object();
    private long received;
    private long dropped;
    private long untold;
    private volatile boolean closed;

    HandOff(InstantSource clock) {
        this(clock, SIZE);
    }

    HandOff(InstantSource clock, int size) {
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(size);
    }

    @Override
    public boolean accept(TelephonyEvent event, Instant phoneSystemTime, String raw) {
        return offer(new Handed(event, now(), phoneSystemTime, kept(raw), null));
    }

    @Override
    public boolean overheard(TelephonyEvent event, Instant happened, String raw) {
        Instant now = now();
        Instant earliest = now.minus(LONGEST_AGO);
        Instant then = happened.isAfter(now) ? now : happened.isBefore(earliest) ? earliest : happened;
        return offer(new Handed(event, then.truncatedTo(ChronoUnit.MILLIS), happened, kept(raw), null));
    }

    private static String kept(String raw) {
        return raw == null || raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW);
    }

    /** Hands over an event of the platform's own; {@code applied} runs on the owner's thread when it is in force. */
    boolean accept(TelephonyEvent event, Runnable applied) {
        return offer(new Handed(event, now(), null, null, applied));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean offer(Handed handed) {
        synchronized (lock) {
            received++;
            if (closed || !tellDropped() || !queue.offer(handed)) {
                dropped++;
                untold++;
                return false;
            }
            return true;
        }
    }

    /** {@return whether nothing stays untold} */
    private boolean tellDropped() {
        if (untold == 0) {
            return true;
        }
        LinkEvent missed = new LinkEvent.EventsMissed("", untold, "more events than could be dealt with");
        // room for two: the gap, and the event behind it
        if (queue.remainingCapacity() < 2 || !queue.offer(new Handed(missed, now(), null, null, null))) {
            return false;
        }
        untold = 0;
        return true;
    }

    /** Takes what waits, up to {@code max}, into {@code into}; waits for the first. */
    void take(List<Handed> into, int max, long waitMillis) throws InterruptedException {
        Handed first = queue.poll(waitMillis, TimeUnit.MILLISECONDS);
        if (first == null) {
            synchronized (lock) {
                tellDropped();
            }
            return;
        }
        into.add(first);
        queue.drainTo(into, max - 1);
    }

    void close() {
        closed = true;
    }

    int depth() {
        return queue.size();
    }

    long received() {
        synchronized (lock) {
            return received;
        }
    }

    long dropped() {
        synchronized (lock) {
            return dropped;
        }
    }
}

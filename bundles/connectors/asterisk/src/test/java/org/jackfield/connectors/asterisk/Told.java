package org.jackfield.connectors.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** Keeps what a connector tells, and waits for it. */
final class Told implements ConnectorSink {

    private static final long PATIENCE_SECONDS = 60;

    private final List<TelephonyEvent> events = new ArrayList<>();

    @Override
    public synchronized boolean accept(TelephonyEvent event, Instant phoneSystemTime, String raw) {
        events.add(event);
        notifyAll();
        return true;
    }

    synchronized List<TelephonyEvent> events() {
        return List.copyOf(events);
    }

    synchronized void forget() {
        events.clear();
    }

    /** The calls' events as lines. */
    List<String> calls() {
        return Lines.ofCalls(events());
    }

    /** Waits for an event, which may have come already. */
    synchronized <E extends TelephonyEvent> E await(Class<E> type, Predicate<E> which) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (TelephonyEvent event : events) {
                if (type.isInstance(event) && which.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no such " + type.getSimpleName() + " among "
                        + events.stream().map(Lines::line).toList());
            }
            wait(left);
        }
    }

    /** Waits for a line. {@return the call that it is about} */
    CallId await(String line) throws InterruptedException {
        return await(CallEvent.class, event -> Lines.line(event).equals(line)).call();
    }
}

package org.jackfield.api.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** Keeps what a connector tells, and waits for it. Safe for several threads. */
public final class RecordingSink implements ConnectorSink {

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final List<TelephonyEvent> events = new ArrayList<>();
    private final List<String> raw = new ArrayList<>();
    private boolean full;

    /**
     * A sink that has heard nothing.
     *
     * @param patience how long {@link #await} waits
     */
    public RecordingSink(Duration patience) {
        this.patience = patience;
    }

    @Override
    public boolean accept(TelephonyEvent event, Instant phoneSystemTime, String line) {
        lock.lock();
        try {
            if (full) {
                return false;
            }
            events.add(event);
            if (line != null) {
                raw.add(line);
            }
            told.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing from now on, or takes events again. */
    public void setFull(boolean isFull) {
        lock.lock();
        try {
            full = isFull;
        } finally {
            lock.unlock();
        }
    }

    /** {@return what was told so far, in its order} */
    public List<TelephonyEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the lines that came with events so far} */
    public List<String> raw() {
        lock.lock();
        try {
            return List.copyOf(raw);
        } finally {
            lock.unlock();
        }
    }

    /** {@return what was told so far of one kind, in its order} */
    public <E extends TelephonyEvent> List<E> of(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until what was told, all of it, is as wanted; fails with what was told if it does not come to that. */
    public void await(String what, Predicate<List<TelephonyEvent>> wanted) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!wanted.test(events)) {
                assertThat(left).as("%s; told were %s", what, events).isPositive();
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the link has been in a state this many times. */
    public void awaitState(State state, int times) throws InterruptedException {
        await(state + ", " + times + " times", all -> all.stream()
                .filter(event -> event instanceof LinkChanged changed && changed.state() == state)
                .count() >= times);
    }

    /** {@return whether nothing is told for a while} */
    public boolean staysSilent(Duration time) throws InterruptedException {
        lock.lock();
        try {
            int before = events.size();
            long left = time.toNanos();
            while (left > 0 && events.size() == before) {
                left = told.awaitNanos(left);
            }
            return events.size() == before;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how long {@link #await} waits, in milliseconds} */
    long patienceMillis() {
        return TimeUnit.NANOSECONDS.toMillis(patience.toNanos());
    }
}

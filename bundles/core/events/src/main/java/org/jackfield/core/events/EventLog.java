package org.jackfield.core.events;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.persistence.Ids;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.jackfield.core.events.store.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what happens, in the order in which it is told, on one thread: nobody who tells waits for the database. What cannot be
 * stored now waits, up to a bound.
 */
final class EventLog implements EventSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final long RETRY_SECONDS = 15;
    private static final List<EventKind> COMING_AND_GOING =
            List.of(EventKind.SERVER_STARTED, EventKind.SERVER_STARTED_AFTER_CRASH, EventKind.SERVER_STOPPED);

    private final InstantSource clock;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-events").factory());
    private final EventStore store;
    private boolean begun;
    private long lost;

    EventLog(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void record(EventKind kind, String subject, String detail) {
        record(now(), kind, subject, detail);
    }

    private void record(Instant at, EventKind kind, String subject, String detail) {
        synchronized (waiting) {
            if (waiting.size() == WAITING) {
                waiting.removeFirst();
                lost++;
            }
            waiting.addLast(new Event(Ids.next(), at, kind, subject, detail));
        }
        inTurn(this::save);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return how many events could not be kept, because the database was away for too long} */
    long lost() {
        synchronized (waiting) {
            return lost;
        }
    }

    /** Calls somebody after events were stored. */
    AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /**
     * Stores events from now on.
     *
     * @param processStart when this process began: an earlier one that did not say that it ended has crashed
     * @param version what has started
     */
    void begin(Instant processStart, String version) {
        Instant at = now();
        inTurn(() -> begin(processStart, at, version));
    }

    private void begin(Instant processStart, Instant at, String version) {
        try {
            Optional<Event> before = store.latest(COMING_AND_GOING);
            boolean ended = before.isEmpty() || before.get().kind() == EventKind.SERVER_STOPPED;
            boolean crashed = !ended && before.get().at().isBefore(processStart);
            begun = true;
            if (ended || crashed) {
                record(at, crashed ? EventKind.SERVER_STARTED_AFTER_CRASH : EventKind.SERVER_STARTED, version, "");
            }
            save();
        } catch (RuntimeException e) {
            LOG.info("Events cannot be stored now: {}", e.getMessage());
            later(() -> begin(processStart, at, version));
        }
    }

    private void save() {
        try {
            while (saveSome()) {
                watchers.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            LOG.debug("Events cannot be stored now", e);
            later(this::save);
        }
    }

    private boolean saveSome() {
        if (!begun) {
            return false;
        }
        List<Event> batch;
        synchronized (waiting) {
            batch = waiting.stream().limit(AT_ONCE).toList();
        }
        if (batch.isEmpty()) {
            return false;
        }
        store.add(batch);
        synchronized (waiting) {
            // those that were crowded out meanwhile are gone from the front already
            batch.stream().filter(event -> waiting.peekFirst() == event).forEach(event -> waiting.removeFirst());
        }
        return true;
    }

    private void inTurn(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; an event is not kept", e);
        }
    }

    private void later(Runnable work) {
        try {
            thread.schedule(work, RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; events are not kept", e);
        }
    }

    /** Stores what waits, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

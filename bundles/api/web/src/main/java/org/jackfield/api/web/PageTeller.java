package org.jackfield.api.web;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages of changes, at most once a second however many there are. A contribution makes one, tells it of every
 * change, and lets each of its views watch:
 *
 * <pre>{@code context.closeWithView(teller.watch(() -> context.push(grid::refresh)));}</pre>
 *
 * <p>Any thread may call. It has one thread of its own, on which watchers are called and must not wait.
 */
public final class PageTeller implements AutoCloseable {

    private static final long TELL_MILLIS = 1000;

    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final BooleanSupplier changesByItself;
    private final ScheduledExecutorService thread;

    /**
     * Starts telling.
     *
     * @param name of the thread; never null
     * @param changesByItself whether what is shown changes even if nobody says so, durations for instance; asked once a
     *     second while somebody watches; never null
     */
    public PageTeller(String name, BooleanSupplier changesByItself) {
        this.changesByItself = changesByItself;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        thread.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Says that what is shown has changed. */
    public void changed() {
        changed.set(true);
    }

    /**
     * Calls {@code watcher} after changes.
     *
     * @return ends that when it is closed
     */
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell() {
        if (!watchers.isEmpty() && (changed.getAndSet(false) || changesByItself.getAsBoolean())) {
            watchers.forEach(PageTeller::tell);
        }
    }

    /** One watcher that fails must not silence the others, nor end the schedule. */
    private static void tell(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(PageTeller.class).warn("A page could not be told of a change", e);
        }
    }

    /** Ends the telling. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

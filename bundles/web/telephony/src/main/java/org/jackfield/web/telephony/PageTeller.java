package org.jackfield.web.telephony;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Tells open pages of changes, at most once a second however many there are. */
final class PageTeller implements AutoCloseable {

    private static final long TELL_MILLIS = 1000;

    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final BooleanSupplier changesByItself;
    private final ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param changesByItself whether what is shown changes even if nothing happens, durations for instance
     */
    PageTeller(String name, BooleanSupplier changesByItself) {
        this.changesByItself = changesByItself;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        thread.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void changed() {
        changed.set(true);
    }

    /** Calls {@code watcher} after changes until the returned handle is closed. */
    AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell() {
        if (changed.getAndSet(false) || changesByItself.getAsBoolean()) {
            watchers.forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

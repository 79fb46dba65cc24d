package org.jackfield.connectors.asterisk.ami;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns a connector's state. A task that fails is logged and does not end it. */
public final class AmiThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AmiThread.class);

    private final ScheduledThreadPoolExecutor executor;

    /** Starts when the first task comes. */
    public AmiThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs a task soon; after {@link #close} it is dropped. {@return whether it will run} */
    public boolean execute(Runnable task) {
        try {
            executor.execute(guarded(task));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a task after the end", e);
            return false;
        }
    }

    /** Runs a task later. {@return what drops it if it has not run} */
    public Runnable after(long millis, Runnable task) {
        try {
            Future<?> waiting = executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
            return () -> waiting.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a timer after the end", e);
            return () -> { };
        }
    }

    /** Drops what waits for its time, finishes what does not, and ends. */
    @Override
    public void close() {
        executor.shutdown();
    }

    static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("unforeseen failure, the connection goes on", e);
            }
        };
    }
}

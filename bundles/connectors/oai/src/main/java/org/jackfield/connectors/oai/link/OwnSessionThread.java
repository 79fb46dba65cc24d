package org.jackfield.connectors.oai.link;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of the connector's own. A task that fails is logged and does not end it. */
public final class OwnSessionThread implements SessionThread {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSessionThread.class);

    private final ScheduledThreadPoolExecutor executor;

    /** Starts when the first task comes. */
    public OwnSessionThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a task after the end", e);
        }
    }

    @Override
    public Timer after(long millis, Runnable task) {
        try {
            Future<?> waiting = executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
            return () -> waiting.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a timer after the end", e);
            return Timer.NONE;
        }
    }

    @Override
    public long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("unforeseen failure, the connection goes on", e);
            }
        };
    }
}

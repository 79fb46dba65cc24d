package org.jackfield.core.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, on one thread: every change of state, and of quick progress only the latest. */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long PROGRESS_MILLIS = 250;

    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, TaskStatus> progress = new LinkedHashMap<>();
    private final ScheduledExecutorService thread;

    Announcer(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    void add(TaskListener listener) {
        listeners.add(listener);
    }

    void remove(TaskListener listener) {
        listeners.remove(listener);
    }

    void changed(TaskStatus status) {
        synchronized (progress) {
            progress.remove(status.id());
        }
        try {
            thread.execute(() -> tell(status));
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; not told", e);
        }
    }

    void progressed(TaskStatus status) {
        synchronized (progress) {
            boolean idle = progress.isEmpty();
            progress.put(status.id(), status);
            if (!idle) {
                return;
            }
        }
        try {
            thread.schedule(this::tellProgress, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; not told", e);
        }
    }

    private void tellProgress() {
        List<TaskStatus> latest;
        synchronized (progress) {
            latest = List.copyOf(progress.values());
            progress.clear();
        }
        latest.forEach(this::tell);
    }

    private void tell(TaskStatus status) {
        for (TaskListener listener : listeners) {
            try {
                listener.taskChanged(status);
            } catch (RuntimeException e) {
                LOG.error("{} failed at a task", listener, e);
            }
        }
    }
}

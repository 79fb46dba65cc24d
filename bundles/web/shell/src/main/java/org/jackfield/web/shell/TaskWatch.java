package org.jackfield.web.shell;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;

/** Tells the dialogs and pages of open browsers how tasks stand. Any thread may call. */
public final class TaskWatch implements TaskListener {

    private final CopyOnWriteArrayList<Consumer<TaskStatus>> watchers = new CopyOnWriteArrayList<>();
    private volatile TaskService service;

    /** Asks this service from now on; null for none. */
    public void service(TaskService tasks) {
        service = tasks;
    }

    /** {@return how a task stands; empty if there is none, or no task service} */
    public Optional<TaskStatus> status(UUID id) {
        TaskService tasks = service;
        return tasks == null ? Optional.empty() : tasks.status(id);
    }

    /** Asks a task to stop. */
    public void cancel(UUID id, Subject by) {
        TaskService tasks = service;
        if (tasks != null) {
            tasks.cancel(id, by);
        }
    }

    /**
     * Tells of every task from now on.
     *
     * @return ends it
     */
    public AutoCloseable watch(Consumer<TaskStatus> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void taskChanged(TaskStatus status) {
        watchers.forEach(watcher -> watcher.accept(status));
    }
}

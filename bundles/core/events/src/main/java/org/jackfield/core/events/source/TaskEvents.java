package org.jackfield.core.events.source;

import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports, backups, archives and other long work that has ended. */
@Component(service = TaskListener.class)
public final class TaskEvents implements TaskListener {

    private final EventSink events;

    /** Tells these. */
    @Activate
    public TaskEvents(@Reference EventSink events) {
        this.events = events;
    }

    @Override
    public void taskChanged(TaskStatus task) {
        switch (task.state()) {
            case SUCCEEDED -> tell(EventKind.TASK_DONE, task);
            case FAILED -> tell(EventKind.TASK_FAILED, task);
            case CANCELLED -> tell(EventKind.TASK_CANCELLED, task);
            case INTERRUPTED -> tell(EventKind.TASK_INTERRUPTED, task);
            case QUEUED, RUNNING -> { }
        }
    }

    private void tell(EventKind kind, TaskStatus task) {
        events.record(kind, task.title(), task.submittedBy() + (task.note().isEmpty() ? "" : ": " + task.note()));
    }
}

package org.jackfield.core.tasks;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.tasks.TaskStatus.State;

/** A task: how it stands, and what is needed to run it. */
public record Task(TaskStatus status, Map<String, String> parameters, Subject subject, boolean repeatable) {

    /** {@return the task in another state; whoever ends keeps its progress} */
    Task in(State state, String note, Instant now) {
        TaskStatus s = status;
        return new Task(
                new TaskStatus(
                        s.id(), s.type(), s.title(), state, s.done(), s.total(), note, s.submittedBy(), s.submittedAt(),
                        state.ended() ? Optional.of(now) : Optional.empty()),
                parameters,
                subject,
                repeatable);
    }

    /** {@return the task, further on} */
    Task at(long done, long total, String note) {
        TaskStatus s = status;
        return new Task(
                new TaskStatus(
                        s.id(), s.type(), s.title(), s.state(), done, total, note, s.submittedBy(), s.submittedAt(),
                        s.endedAt()),
                parameters,
                subject,
                repeatable);
    }

    /** {@return the task, once it is known whether its work may be repeated} */
    Task repeatable(boolean mayRepeat) {
        return new Task(status, parameters, subject, mayRepeat);
    }
}

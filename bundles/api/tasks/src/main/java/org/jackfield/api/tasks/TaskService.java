package org.jackfield.api.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/** Runs long work. Tasks and their results are kept in the database and outlive a restart. Any thread may call. */
@ProviderType
public interface TaskService {

    /** What a person needs to see tasks. */
    Permission VIEW = new Permission("tasks.view", "See tasks");

    /** What a person needs to cancel the tasks of others. */
    Permission CANCEL = new Permission("tasks.cancel", "Cancel tasks");

    /**
     * Submits work; it is kept when this returns, and runs when a thread and its handler are there.
     *
     * @param type the kind of work
     * @param title a few words for people
     * @param parameters handed to the handler; no secrets
     * @param by who wants it
     * @return the task's id
     */
    UUID submit(String type, String title, Map<String, String> parameters, Subject by);

    /** {@return how a task stands; empty if there is none of this id} */
    Optional<TaskStatus> status(UUID id);

    /** {@return all tasks, newest first} */
    Page<TaskStatus> list(PageRequest page);

    /** Asks a task to stop; does nothing if it has ended. */
    void cancel(UUID id, Subject by);
}

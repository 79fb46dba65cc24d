package org.jackfield.core.tasks.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskService;

/** Asks a task to stop. */
@Service
@Command(scope = "jackfield", name = "cancel-task", description = "Asks a task to stop")
public final class CancelTaskCommand implements Action {

    @Argument(name = "id", description = "The id that jackfield:tasks shows", required = true)
    private String id;

    @Reference
    private TaskService tasks;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        tasks.cancel(parsed(), security.check(TaskService.CANCEL));
        return null;
    }

    private UUID parsed() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "tasks.id", id, "This is no id of a task.", "Copy it from the last column of jackfield:tasks.");
        }
    }
}

package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.backup.BackupDesk;

/** A command that has a task do the work, and says which. */
abstract class TaskCommand implements Action {

    static final String ORIGIN = "shell";

    @Reference
    private BackupDesk backups;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    /** {@return what whoever asks needs} */
    abstract Permission permission();

    /** {@return the task that does it} */
    abstract UUID begin(BackupDesk backups, Subject by);

    @Override
    public final Object execute() {
        UUID task = begin(backups, security.check(permission()));
        session.getConsole().println("Task " + task + " does it; jackfield:tasks shows how far it is.");
        return null;
    }
}

package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Makes a backup now, as each night. */
@Service
@Command(scope = "backup", name = "run", description = "Makes a backup now, as each night")
public final class RunCommand implements Action {

    @Reference
    private BackupDesk backups;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        UUID task = backups.make(security.check(BackupPermissions.CONFIGURE), "shell");
        session.getConsole().println("Task " + task + " does it; jackfield:tasks shows how far it is.");
        return null;
    }
}

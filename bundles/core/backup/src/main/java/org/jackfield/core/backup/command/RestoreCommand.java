package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Replaces everything by a backup; what has tables stops and starts. */
@Service
@Command(scope = "backup", name = "restore", description = "Replaces everything by a backup; what has tables stops and starts")
public final class RestoreCommand implements Action {

    @Argument(name = "name", required = true, description = "As backup:list shows it")
    private String name;

    @Reference
    private BackupDesk backups;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        UUID task = backups.restore(name, security.check(BackupPermissions.RESTORE), "shell");
        session.getConsole().println("Task " + task + " does it; jackfield:tasks shows how far it is.");
        return null;
    }
}

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

/** Reads all of a backup and restores it into a scratch database. */
@Service
@Command(scope = "backup", name = "check", description = "Reads all of a backup and restores it into a scratch database")
public final class CheckCommand implements Action {

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
        UUID task = backups.check(name, security.check(BackupPermissions.CONFIGURE), "shell");
        session.getConsole().println("Task " + task + " does it; jackfield:tasks shows how far it is.");
        return null;
    }
}

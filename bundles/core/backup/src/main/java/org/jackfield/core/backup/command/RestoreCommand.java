package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Replaces everything by a backup; what has tables stops and starts. */
@Service
@Command(scope = "backup", name = "restore", description = "Replaces everything by a backup; what has tables stops and starts")
public final class RestoreCommand extends TaskCommand {

    @Argument(name = "name", required = true, description = "As backup:list shows it")
    private String name;

    @Override
    Permission permission() {
        return BackupPermissions.RESTORE;
    }

    @Override
    UUID begin(BackupDesk backups, Subject by) {
        return backups.restore(name, by, ORIGIN);
    }
}

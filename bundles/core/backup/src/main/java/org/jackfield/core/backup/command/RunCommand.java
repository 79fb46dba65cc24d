package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Makes a backup now, as each night. */
@Service
@Command(scope = "backup", name = "run", description = "Makes a backup now, as each night")
public final class RunCommand extends TaskCommand {

    @Override
    Permission permission() {
        return BackupPermissions.CONFIGURE;
    }

    @Override
    UUID begin(BackupDesk backups, Subject by) {
        return backups.make(by, ORIGIN);
    }
}

package org.jackfield.core.backup.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Reads all of a backup and restores it into a scratch database. */
@Service
@Command(scope = "backup", name = "check", description = "Reads all of a backup and restores it into a scratch database")
public final class CheckCommand extends TaskCommand {

    @Argument(name = "name", required = true, description = "As backup:list shows it")
    private String name;

    @Override
    Permission permission() {
        return BackupPermissions.CONFIGURE;
    }

    @Override
    UUID begin(BackupDesk backups, Subject by) {
        return backups.check(name, by, ORIGIN);
    }
}

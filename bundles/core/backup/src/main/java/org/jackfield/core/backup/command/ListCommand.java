package org.jackfield.core.backup.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.backup.Backup;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;

/** Lists the backups. */
@Service
@Command(scope = "backup", name = "list", description = "Lists the backups, newest first")
public final class ListCommand implements Action {

    @Reference
    private BackupDesk backups;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Made");
        table.column("Version");
        table.column("Bytes").alignRight();
        table.column("Rows").alignRight();
        table.column("Files").alignRight();
        table.column("Damage");
        table.emptyTableText("There are no backups in " + backups.place() + ". Make one with backup:run.");
        for (Backup backup : backups.list(security.check(BackupPermissions.CONFIGURE))) {
            table.addRow().addContent(
                    backup.name(), backup.made(), backup.product(), backup.size(), backup.rows(), backup.files(),
                    backup.damage());
        }
        table.print(System.out);
        return null;
    }
}

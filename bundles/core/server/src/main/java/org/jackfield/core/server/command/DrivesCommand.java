package org.jackfield.core.server.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.drives.DriveComponent;

/** Shows the drives. */
@Service
@Command(scope = "server", name = "drives", description = "Shows how much room is left, and for what")
public final class DrivesCommand implements Action {

    private static final long MEGABYTE = 1_000_000;

    @Reference
    private DriveComponent drives;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(ServerPermissions.VIEW);
        ShellTable table = new ShellTable();
        table.column("Drive");
        table.column("Free %").alignRight();
        table.column("Free MB").alignRight();
        table.column("Size MB").alignRight();
        table.column("Holds");
        table.emptyTableText("No drive can be reached.");
        drives.drives().forEach(drive -> table.addRow()
                .addContent(
                        drive.name(),
                        drive.freePercent(),
                        drive.freeBytes() / MEGABYTE,
                        drive.totalBytes() / MEGABYTE,
                        String.join(", ", drive.holds())));
        table.print(session.getConsole());
        return null;
    }
}

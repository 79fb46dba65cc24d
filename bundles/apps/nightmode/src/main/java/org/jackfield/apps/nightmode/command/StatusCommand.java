package org.jackfield.apps.nightmode.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.nightmode.NightModeComponent;

/** Shows how each phone system stands. */
@Service
@Command(scope = "nightmode", name = "status", description = "Shows the mode and the schedule of each phone system")
public final class StatusCommand implements Action {

    @Reference
    private NightModeComponent nightMode;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(NightModeComponent.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Phone system");
        table.column("Node");
        table.column("Now");
        table.column("Schedule");
        table.column("Next change");
        table.column("Admin extension");
        table.emptyTableText("No phone system is configured.");
        nightMode.status().forEach(status -> table.addRow()
                .addContent(
                        status.system().name(),
                        status.plan().node(),
                        status.night().map(night -> night ? "night" : "day").orElse("not known"),
                        status.plan().enabled() ? "followed" : "off",
                        status.nextChange().map(Object::toString).orElse(""),
                        status.plan().adminExtension()));
        table.print(session.getConsole());
        return null;
    }
}

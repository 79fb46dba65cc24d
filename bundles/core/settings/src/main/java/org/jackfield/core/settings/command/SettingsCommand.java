package org.jackfield.core.settings.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.settings.SettingsComponent;

/** Shows the settings that somebody wrote. */
@Service
@Command(
        scope = "jackfield",
        name = "settings",
        description = "Shows the groups of settings that differ from the defaults, or what one group says")
public final class SettingsCommand implements Action {

    @Argument(name = "group", description = "A group, to see what it says; passwords stay encrypted")
    private String group;

    @Reference
    private SettingsComponent settings;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SettingsComponent.READ);
        if (group == null) {
            list();
        } else {
            settings.stored().stream()
                    .filter(row -> row.id().equals(group))
                    .findFirst()
                    .ifPresentOrElse(
                            row -> session.getConsole().println(row.document()),
                            () -> session.getConsole().println("Its defaults hold: nobody has written " + group + "."));
        }
        return null;
    }

    private void list() {
        ShellTable table = new ShellTable();
        table.column("Group");
        table.column("Revision");
        table.column("Changed");
        table.column("By");
        table.emptyTableText("The defaults hold everywhere.");
        settings.stored().forEach(row -> table.addRow()
                .addContent(
                        row.id(),
                        row.revision(),
                        row.changedAt().atZone(time.zone()).toLocalDateTime(),
                        row.changedBy()));
        table.print(session.getConsole());
    }
}

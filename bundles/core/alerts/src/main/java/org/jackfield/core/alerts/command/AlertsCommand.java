package org.jackfield.core.alerts.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;

/** Shows what needs attention. */
@Service
@Command(scope = "jackfield", name = "alerts", description = "Shows the alerts that stand, worst first")
public final class AlertsCommand implements Action {

    @Option(name = "--all", description = "Also those that are over, newest first")
    private boolean all;

    @Option(name = "--lines", description = "How many of all, at most 1000")
    private int lines = 30;

    @Reference
    private AlertService alerts;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AlertService.VIEW);
        ShellTable table = new ShellTable();
        table.column("Since");
        table.column("Severity");
        table.column("Reports");
        table.column("What");
        table.column("What to do");
        table.column("Key");
        if (all) {
            table.column("Over since");
        }
        table.emptyTableText("All is well.");
        List<Alert> shown = all ? alerts.history(PageRequest.first(lines)).items() : alerts.active();
        shown.forEach(alert -> addRow(table, alert));
        table.print(session.getConsole());
        return null;
    }

    private void addRow(ShellTable table, Alert alert) {
        var row = table.addRow();
        row.addContent(
                alert.raisedAt().atZone(time.zone()).toLocalDateTime(),
                alert.condition().severity(),
                alert.reports(),
                alert.condition().title() + ": " + alert.condition().detail(),
                alert.condition().remedy(),
                alert.condition().key());
        if (all) {
            row.addContent(alert.clearedAt().map(over -> over.atZone(time.zone()).toLocalDateTime().toString()).orElse(""));
        }
    }
}

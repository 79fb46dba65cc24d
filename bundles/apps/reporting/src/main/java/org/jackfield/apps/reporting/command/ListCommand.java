package org.jackfield.apps.reporting.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;

/** Lists reports. */
@Service
@Command(scope = "reporting", name = "list", description = "Your reports and the shared ones")
public final class ListCommand implements Action {

    @Reference
    private ReportDesk desk;

    @Reference
    private ReportRuns runs;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Id");
        table.column("Category");
        table.column("Name");
        table.column("Template");
        table.column("");
        table.emptyTableText("There are no reports.");
        desk.reports(security.check(ReportingComponent.RUN), Locale.ENGLISH).forEach(report -> table.addRow().addContent(
                report.id(), report.definition().category(), report.definition().name(), report.definition().template().id(),
                (report.shared() ? "shared " : "") + (runs.locked(report.definition().template()) ? "locked" : "")));
        table.print(session.getConsole());
        return null;
    }
}

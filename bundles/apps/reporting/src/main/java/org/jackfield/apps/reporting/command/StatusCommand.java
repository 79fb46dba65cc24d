package org.jackfield.apps.reporting.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.Exports;

/** Tells which templates are licensed and how exports stand. */
@Service
@Command(scope = "reporting", name = "status", description = "Which templates the licence covers, and how your exports stand")
public final class StatusCommand implements Action {

    @Reference
    private ReportRuns runs;

    @Reference
    private Exports exports;

    @Reference
    private TaskService tasks;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(ReportingComponent.RUN);
        ShellTable templates = new ShellTable();
        templates.column("Template");
        templates.column("Columns");
        templates.column("Licence");
        for (ReportTemplate template : ReportTemplate.values()) {
            templates.addRow().addContent(
                    template.id(), runs.engine().columns(template).size(),
                    runs.locked(template) ? "locked: " + template.entitlement().title() : "covered");
        }
        ShellTable made = new ShellTable();
        made.column("Export");
        made.column("Report");
        made.column("State");
        made.emptyTableText("You have no exports.");
        exports.of(by).forEach(export -> made.addRow().addContent(
                export.id(), export.fileName(),
                tasks.status(export.task()).map(task -> task.state() + " " + task.note()).orElse("")));
        templates.print(session.getConsole());
        made.print(session.getConsole());
        return null;
    }
}

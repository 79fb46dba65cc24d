package org.jackfield.apps.reporting.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.Exports;

/** Begins an export. */
@Service
@Command(scope = "reporting", name = "export", description = "Begins to write a report to a file, which REST then gives")
public final class ExportCommand implements Action {

    @Argument(index = 0, name = "report", description = "Id or name", required = true)
    private String name;

    @Argument(index = 1, name = "format", description = "excel, pdf, word or csv", required = true)
    private String format;

    @Option(name = "--range", description = "today, yesterday, this-week, last-month, last-15-minutes and the like")
    private String range;

    @Reference
    private ReportDesk desk;

    @Reference
    private ReportRuns runs;

    @Reference
    private Exports exports;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(ReportingComponent.RUN);
        ReportDefinition report = NamedReport.find(desk, name, range, by);
        Exports.Export begun = exports.begin(
                report, new ReportAsk(by, time.zone(), time.now()), ExportFormat.of(format), runs.siteFormats(), "shell");
        session.getConsole().println("Export " + begun.id() + " was begun; reporting:status tells how it stands, and"
                + " GET /api/v1/reports/exports/" + begun.id() + "/file gives it.");
        return null;
    }
}

package org.jackfield.apps.reporting.command;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.CellText;
import org.jackfield.apps.reporting.export.ExportColumn;
import org.jackfield.apps.reporting.export.ResultDocument;

/** Runs a report. */
@Service
@Command(scope = "reporting", name = "run", description = "Runs a report and prints its first rows")
public final class RunCommand implements Action {

    private static final int MOST = 1000;

    @Argument(index = 0, name = "report", description = "Id or name", required = true)
    private String name;

    @Option(name = "--range", description = "today, yesterday, this-week, last-month, last-15-minutes and the like")
    private String range;

    @Option(name = "--lines", description = "How many rows, at most 1000")
    private int lines = 50;

    @Reference
    private ReportDesk desk;

    @Reference
    private ReportRuns runs;

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
        long began = System.nanoTime();
        try (ReportResult result = runs.run(report, new ReportAsk(by, time.zone(), time.now()), ReportProgress.PATIENT)) {
            long millis = (System.nanoTime() - began) / 1_000_000;
            Formats formats = new Formats(Locale.ENGLISH, time.zone());
            List<ExportColumn> columns = ResultDocument.columns(runs.engine(), result, formats);
            CellText words = new CellText(formats);
            ShellTable table = new ShellTable();
            columns.forEach(column -> table.column(column.header()));
            table.emptyTableText("No rows.");
            result.rows(0, Math.clamp(lines, 1, MOST)).forEach(row -> table.addRow().addContent(texts(columns, row.values(), words)));
            result.totals().ifPresent(row -> table.addRow().addContent(texts(columns, row.values(), words)));
            table.print(session.getConsole());
            session.getConsole().println(result.size() + " rows in " + millis + " ms"
                    + (result.truncated() ? "; there are more than the limit" : ""));
            result.missing().forEach(calls -> session.getConsole().println(ResultDocument.missing(calls, formats)));
        }
        return null;
    }

    private static Object[] texts(List<ExportColumn> columns, List<Object> values, CellText words) {
        Object[] texts = new Object[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = words.of(columns.get(i).format(), values.get(i));
        }
        return texts;
    }
}

package org.jackfield.apps.reporting.schedule.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.ScheduleRun;
import org.jackfield.apps.reporting.schedule.SchedulesComponent;

/** Shows what became of runs. */
@Service
@Command(scope = "reporting", name = "schedule-history", description = "Shows what became of runs of schedules, newest first")
public final class ScheduleHistoryCommand implements Action {

    @Option(name = "--most", description = "How many runs at most")
    private int most = 20;

    @Reference
    private SchedulesComponent component;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Due");
        table.column("Schedule");
        table.column("State");
        table.column("Ended");
        table.column("Reason");
        table.emptyTableText("No schedule has run yet.");
        for (ScheduleRun run : component.schedules()
                .history(PageRequest.first(most), security.check(ReportingComponent.SCHEDULE))
                .items()) {
            table.addRow().addContent(
                    run.due(), run.name(), run.state(), run.ended() == null ? "" : run.ended(), run.reason());
        }
        table.print(session.getConsole());
        return null;
    }
}

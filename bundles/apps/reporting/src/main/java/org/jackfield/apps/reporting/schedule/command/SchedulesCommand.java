package org.jackfield.apps.reporting.schedule.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.SchedulesComponent;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore.Planned;

/** Lists schedules. */
@Service
@Command(scope = "reporting", name = "schedules", description = "Lists the schedules of reports and when each runs next")
public final class SchedulesCommand implements Action {

    @Reference
    private SchedulesComponent component;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Schedule");
        table.column("Next run");
        table.column("Reports");
        table.column("Delivery");
        table.column("Id");
        table.emptyTableText("No schedules. Add one on the page Schedules.");
        for (Planned planned : component.schedules().schedules(security.check(ReportingComponent.SCHEDULE))) {
            table.addRow().addContent(
                    planned.schedule().name(),
                    planned.due() == null ? "never" : planned.due(),
                    planned.schedule().reports().size(),
                    planned.schedule().delivery().kind(),
                    planned.schedule().id());
        }
        table.print(session.getConsole());
        component.schedules().lock().ifPresent(session.getConsole()::println);
        return null;
    }
}

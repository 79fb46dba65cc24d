package org.jackfield.apps.reporting.schedule.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.SchedulesComponent;

/** Runs a schedule. */
@Service
@Command(scope = "reporting", name = "run-schedule", description = "Runs a schedule now, besides the runs that are due")
public final class RunScheduleCommand implements Action {

    @Argument(name = "id", description = "Id of the schedule, as reporting:schedules shows it", required = true)
    private String id;

    @Reference
    private SchedulesComponent component;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        component.schedules().runNow(UUID.fromString(id), security.check(ReportingComponent.SCHEDULE), "shell");
        component.wake();
        return "It runs; reporting:schedule-history shows what became of it.";
    }
}

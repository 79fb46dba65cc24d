package org.jackfield.core.scheduler.command;

import java.util.NoSuchElementException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.scheduler.SchedulerComponent;

/** Starts a job by hand. */
@Service
@Command(scope = "jackfield", name = "run-job", description = "Starts a job now")
public final class RunJobCommand implements Action {

    @Argument(name = "name", description = "The name that jackfield:jobs shows", required = true)
    private String name;

    @Reference
    private SchedulerComponent scheduler;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        security.check(SchedulerComponent.RUN);
        try {
            scheduler.runNow(name);
        } catch (NoSuchElementException e) {
            throw ProblemException.notFound("scheduler.job", name, "There is no such job.", "See jackfield:jobs.");
        }
        return null;
    }
}

package org.jackfield.core.scheduler.command;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.scheduler.SchedulerComponent;
import org.jackfield.core.scheduler.store.JobStore;

/** Shows what runs by the clock. */
@Service
@Command(scope = "jackfield", name = "jobs", description = "Shows the jobs, when they are due and how they last ran")
public final class JobsCommand implements Action {

    @Reference
    private SchedulerComponent scheduler;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SchedulerComponent.READ);
        Map<String, JobStore.Row> last = scheduler.lastRuns().stream()
                .collect(Collectors.toMap(JobStore.Row::name, Function.identity()));
        ShellTable table = new ShellTable();
        table.column("Job");
        table.column("Schedule");
        table.column("Due");
        table.column("Last run");
        table.column("How it went");
        table.emptyTableText("There are no jobs.");
        scheduler.jobs().forEach(job -> {
            Optional<JobStore.Row> run = Optional.ofNullable(last.get(job.name()));
            table.addRow()
                    .addContent(
                            job.name(),
                            job.cron(),
                            job.runningSince() == null ? shown(job.due()) : "running since " + shown(job.runningSince()),
                            run.map(row -> shown(row.lastStartedAt())).orElse(""),
                            run.filter(row -> row.lastEndedAt() != null)
                                    .map(row -> row.lastFailure() == null ? "well" : row.lastFailure())
                                    .orElse(""));
        });
        table.print(session.getConsole());
        return null;
    }

    private String shown(Instant moment) {
        return moment == null ? "" : moment.atZone(time.zone()).toLocalDateTime().toString();
    }
}

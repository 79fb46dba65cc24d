package org.jackfield.core.calllog;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.backup.BackupTask;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves calls into the archive every night, and when somebody asks for it. */
@Component(
        service = {CallArchiveComponent.class, ScheduledJob.class, TaskHandler.class},
        property = TaskHandler.TYPE + "=" + CallArchiveComponent.TASK)
@JobSchedule(name = "calllog.archive", cron = "0 40 2 * * ?")
public final class CallArchiveComponent implements ScheduledJob, TaskHandler {

    static final String TASK = "calllog.archive";

    private static final Logger LOG = LoggerFactory.getLogger(CallArchiveComponent.class);

    private final CallLogComponent log;
    private final SettingsService settings;
    private final SecurityService security;
    private final TaskService tasks;
    private final AuditService audit;
    private final AlertService alerts;
    private final SiteTime time;

    /** Makes a backup; if it fails it says so itself, and nothing is moved. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(" + TaskHandler.TYPE + "=" + BackupTask.TYPE + ")")
    volatile TaskHandler backup;

    /** Moves calls of the log. */
    @Activate
    public CallArchiveComponent(
            @Reference CallLogComponent log,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference TaskService tasks,
            @Reference AuditService audit,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.log = log;
        this.settings = settings;
        this.security = security;
        this.tasks = tasks;
        this.audit = audit;
        this.alerts = alerts;
        this.time = time;
    }

    /**
     * Begins to make a backup, and then to move calls (manual §7.2.5).
     *
     * @param by needs {@link CallLogSettings#CONFIGURE}
     * @param origin from where, for the audit trail
     * @return the task that does it
     * @throws ProblemException {@code calllog.archive-off} while calls are left in the database
     */
    public UUID archiveNow(Subject by, String origin) {
        security.check(by, CallLogSettings.CONFIGURE, Target.SITE);
        if (days() == 0) {
            throw ProblemException.conflict(
                    "calllog.archive-off", "0", "Calls are left in the database.",
                    "Enter first after how many days they go into the archive.");
        }
        audit.record(AuditEvent.done(by, origin, TASK, ""));
        return tasks.submit(TASK, "Archive calls", Map.of(), by);
    }

    private int days() {
        return settings.read(CallLogSettings.TYPE).value().archiveDays();
    }

    @Override
    public void run(Instant due) {
        int days = days();
        if (days == 0) {
            return;
        }
        try {
            LOG.info("{} calls were archived", log.archive(days, due, () -> false));
            alerts.clear(TASK);
        } catch (IOException | RuntimeException e) {
            LOG.warn("calls could not be archived", e);
            alerts.raise(new AlertCondition(
                    TASK, AlertCondition.Severity.WARNING, "Calls could not be archived",
                    "They stay in the database: " + e.getMessage(),
                    "See that there is room on the disk; it is tried again every night."));
        }
    }

    @Override
    public String run(TaskContext context) throws Exception {
        TaskHandler present = backup;
        if (present != null) {
            present.run(context);
        }
        long moved = log.archive(days(), time.now(), () -> {
            context.checkCancelled();
            return false;
        });
        alerts.clear(TASK);
        return moved + " calls were archived";
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}

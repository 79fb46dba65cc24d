package org.jackfield.core.calllog;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.backup.BackupTask;
import org.jackfield.api.persistence.backup.NightlyBackup;
import org.jackfield.api.problem.ProblemException;
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

/**
 * Moves calls into the archive every night, behind the night's backup if there is one, and when somebody asks for it. What is
 * archived is in a backup as it was before, or stays where it is.
 */
@Component(
        service = {CallArchiveComponent.class, TaskHandler.class, NightlyBackup.Follower.class},
        property = TaskHandler.TYPE + "=" + CallArchiveComponent.TASK)
public final class CallArchiveComponent implements TaskHandler, NightlyBackup.Follower {

    static final String TASK = "calllog.archive";

    private static final Logger LOG = LoggerFactory.getLogger(CallArchiveComponent.class);
    private static final String NIGHTLY = "nightly";
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.calllog");

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
    public void made() {
        archiveTonight();
    }

    /** Begins to move calls, without a backup of its own. */
    void archiveTonight() {
        if (days() > 0) {
            tasks.submit(TASK, "Archive calls", Map.of(NIGHTLY, "true"), SYSTEM);
        }
    }

    @Override
    public void failed() {
        if (days() > 0) {
            raise("The night's backup was not made, and nothing is archived without one.", "Look what the alert of the backup says.");
        }
    }

    @Override
    public String run(TaskContext context) throws Exception {
        int days = days();
        if (days == 0) {
            return "Nothing was archived: calls are left in the database";
        }
        TaskHandler present = backup;
        if (present != null && !context.parameters().containsKey(NIGHTLY)) {
            present.run(context);
        }
        try {
            long moved = log.archive(days, time.now(), () -> {
                context.checkCancelled();
                return false;
            });
            alerts.clear(TASK);
            LOG.info("{} calls were archived", moved);
            return moved + " calls were archived";
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("calls could not be archived", e);
            raise(e.getMessage(), "See that there is room on the disk.");
            throw e;
        }
    }

    private void raise(String why, String remedy) {
        alerts.raise(new AlertCondition(
                TASK, AlertCondition.Severity.WARNING, "Calls could not be archived", "They stay in the database: " + why,
                remedy + " It is tried again every night."));
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}

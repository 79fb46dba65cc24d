package org.jackfield.core.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.health.StorageLocation;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.backup.BackupFolder;
import org.jackfield.api.persistence.backup.LastRestore;
import org.jackfield.api.persistence.backup.NightlyBackup;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the settings of backups: when they are made, and where they are. */
@Component(
        name = "org.jackfield.core.backup",
        immediate = true,
        service = {BackupComponent.class, SettingsListener.class, StorageLocation.class, NightlyBackup.class},
        property = SettingsListener.ID + "=org.jackfield.core.backup")
public final class BackupComponent
        implements SettingsListener<BackupSettings>, ScheduledJob, StorageLocation, NightlyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(BackupComponent.class);
    private static final String RESTORED = "backup.restored";
    private static final String FAILED = "backup.failed";
    private static final String NIGHTLY = "nightly";
    private static final int RECENT_TASKS = 100;
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.backup");

    private final SettingsService settings;
    private final ShareService shares;
    private final AlertService alerts;
    private final TaskService tasks;
    private final Collection<BackupFolder> folders = new CopyOnWriteArraySet<>();
    private final Collection<Follower> followers = new CopyOnWriteArraySet<>();
    private final Backups backups;
    private final ServiceRegistration<ScheduledJob> job;

    @Activate
    public BackupComponent(
            BundleContext context,
            @Reference TableBackups tables,
            @Reference SettingsService settings,
            @Reference ShareService shares,
            @Reference AlertService alerts,
            @Reference TaskService tasks,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.settings = settings;
        this.shares = shares;
        this.alerts = alerts;
        this.tasks = tasks;
        backups = new Backups(
                tables,
                new StoredFiles(() -> List.copyOf(folders)),
                Path.of(System.getProperty("karaf.etc", "etc")),
                FrameworkUtil.getBundle(BackupComponent.class).getVersion().toString(),
                time.clock());
        tables.lastRestore().ifPresent(last -> writeDown(last, audit));
        Instant restored = tables.lastRestore().filter(LastRestore::done).map(LastRestore::at).orElse(Instant.MIN);
        if (LastBackup.isCutOff(tasks.list(new PageRequest(0, RECENT_TASKS)).items(), restored)) {
            raise("It was cut off when Jackfield stopped.");
        }
        job = context.registerService(ScheduledJob.class, this, properties(settings().time()));
    }

    /** The audit trail is that of the backup now: what happened to it is written into it, once. */
    private static void writeDown(LastRestore last, AuditService audit) {
        AuditQuery since = new AuditQuery(last.at(), null, "", RESTORED);
        if (audit.find(since, new PageRequest(0, 1)).items().isEmpty()) {
            audit.record(new AuditEvent(
                    SYSTEM, "", RESTORED, last.backup(), last.done() ? Outcome.DONE : Outcome.FAILED, "",
                    last.detail()));
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFolder(BackupFolder folder) {
        folders.add(folder);
    }

    void unbindFolder(BackupFolder folder) {
        folders.remove(folder);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFollower(Follower follower) {
        followers.add(follower);
    }

    void unbindFollower(Follower follower) {
        followers.remove(follower);
    }

    @Deactivate
    void stop() {
        job.unregister();
    }

    private BackupSettings settings() {
        return settings.read(BackupSettings.TYPE).value();
    }

    private static Path data() {
        String folder = System.getProperty("jackfield.data", System.getProperty("karaf.base", "."));
        return Path.of(folder, "backup").toAbsolutePath().normalize();
    }

    private BackupPlace backupPlace() {
        return new BackupPlace(settings(), shares, data());
    }

    @Override
    public void check(BackupSettings wanted) {
        new BackupPlace(wanted, shares, data()).check();
    }

    @Override
    public void settingsChanged(Stored<BackupSettings> before, Stored<BackupSettings> after) {
        job.setProperties(properties(after.value().time()));
    }

    private static Dictionary<String, Object> properties(LocalTime at) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ScheduledJob.NAME, "backup.make");
        properties.put(ScheduledJob.CRON, "0 " + at.getMinute() + " " + at.getHour() + " * * ?");
        return properties;
    }

    @Override
    public void run(Instant due) {
        if (isOn()) {
            tasks.submit(BackupTasks.MAKE, "Nightly backup", Map.of(NIGHTLY, "true"), SYSTEM);
        }
    }

    @Override
    public boolean isOn() {
        return settings().daily();
    }

    @Override
    public String name() {
        return "backups";
    }

    @Override
    public Path folder() {
        return backupPlace().local();
    }

    String place() {
        return backupPlace().shown();
    }

    List<Backup> list() throws IOException {
        return backups.list(backupPlace());
    }

    String make(TaskContext context) throws IOException {
        boolean nightly = context.parameters().containsKey(NIGHTLY);
        return nightly ? new Followers(followers).behind(() -> makeOne(context)) : makeOne(context);
    }

    private String makeOne(TaskContext context) throws IOException {
        try {
            Backup made = backups.make(backupPlace(), settings(), context, "");
            alerts.clear(FAILED);
            LOG.info("Backup {} made in {}", made.name(), place());
            return made.name() + ": " + made.rows() + " rows, " + made.files() + " files, " + made.size() + " bytes";
        } catch (IOException | RuntimeException e) {
            if (!(e instanceof java.util.concurrent.CancellationException)) {
                raise(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void raise(String why) {
        alerts.raise(new AlertCondition(
                FAILED, AlertCondition.Severity.CRITICAL, "No backup was made", why,
                "Look at the drive or network share of the backups, then make one on the page Backups."));
    }

    String check(String name, TaskContext context) throws IOException {
        Backup good = backups.check(backupPlace(), name, context);
        return name + " can be restored: " + good.rows() + " rows, " + good.files() + " files";
    }

    String restore(String name, TaskContext context) throws IOException {
        backups.restore(backupPlace(), name, settings(), context);
        return "All tables are being replaced by those of " + name;
    }
}

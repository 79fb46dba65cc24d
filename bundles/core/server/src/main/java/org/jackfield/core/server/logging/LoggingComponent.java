package org.jackfield.core.server.logging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.karaf.log.core.LogService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.health.StorageLocation;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.server.ServerPermissions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the logging settings: how much is logged, and the daily zip file. */
@Component(
        name = "org.jackfield.core.server.logging",
        immediate = true,
        service = {LoggingComponent.class, SettingsListener.class, StorageLocation.class},
        property = SettingsListener.ID + "=org.jackfield.core.server.logging")
public final class LoggingComponent implements SettingsListener<LoggingSettings>, ScheduledJob, StorageLocation {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingComponent.class);
    private static final String OURS = "org.jackfield";

    private final SettingsService settings;
    private final SecurityService security;
    private final AuditService audit;
    private final SiteTime time;
    private final LogService log;
    private final LogArchive archive = new LogArchive(Path.of(System.getProperty("karaf.log", "log")));
    private final ServiceRegistration<ScheduledJob> job;

    /** Brings the log in line with the settings. */
    @Activate
    public LoggingComponent(
            BundleContext context,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time,
            @Reference LogService log) {
        this.settings = settings;
        this.security = security;
        this.audit = audit;
        this.time = time;
        this.log = log;
        LoggingSettings now = settings();
        follow(now);
        job = context.registerService(ScheduledJob.class, this, properties(now));
    }

    @Deactivate
    void stop() {
        job.unregister();
    }

    private LoggingSettings settings() {
        return settings.read(LoggingSettings.TYPE).value();
    }

    @Override
    public void settingsChanged(Stored<LoggingSettings> before, Stored<LoggingSettings> after) {
        follow(after.value());
        job.setProperties(properties(after.value()));
    }

    private static Dictionary<String, Object> properties(LoggingSettings settings) {
        LocalTime at = settings.time();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ScheduledJob.NAME, "server.archive-logs");
        properties.put(ScheduledJob.CRON, "0 " + at.getMinute() + " " + at.getHour() + " * * ?");
        return properties;
    }

    /** Only changes the log's configuration if it says otherwise: it may be an administrator's own. */
    private void follow(LoggingSettings settings) {
        boolean detailed = "DEBUG".equals(log.getLevel(OURS).get(OURS));
        if (settings.advanced() != detailed) {
            log.setLevel(OURS, settings.advanced() ? "DEBUG" : "DEFAULT");
        }
    }

    @Override
    public void run(Instant due) throws IOException {
        if (settings().archive()) {
            LOG.info("The logs are in {}", archive());
        }
    }

    private Path archive() throws IOException {
        LoggingSettings now = settings();
        return archive.archive(folder(), now.archivesToKeep(), time.now(), time.zone());
    }

    /**
     * Puts the logs into a zip file now.
     *
     * @return the file
     */
    public Path archiveNow(Subject by, String origin) {
        security.check(by, ServerPermissions.CONFIGURE, Target.SITE);
        try {
            Path file = archive();
            audit.record(new AuditEvent(by, origin, "server.archive-logs", file.toString(), Outcome.DONE, "", ""));
            return file;
        } catch (IOException e) {
            LOG.warn("The logs could not be archived", e);
            throw ProblemException.of(
                    "server.archive-failed",
                    Problem.Kind.UNAVAILABLE,
                    folder().toString(),
                    "The logs could not be archived: " + e.getMessage(),
                    "Make the folder writable, make room on its drive, or choose another folder.");
        }
    }

    /** {@return the zip files, newest first} */
    public List<Path> archives() {
        try {
            return LogArchive.archives(folder());
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", folder(), e);
            return List.of();
        }
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Path folder() {
        return settings().folder(Path.of(System.getProperty("jackfield.data", "."), "log-archive"));
    }
}

package org.jackfield.core.server.drives;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.health.StorageLocation;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.core.server.watchdog.WatchdogSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Looks at the drives twice a minute. */
@Component(
        name = "org.jackfield.core.server.drives",
        immediate = true,
        service = {DriveComponent.class, ScheduledJob.class, HealthCheck.class, MetricSource.class})
@JobSchedule(name = "server.drives", cron = "0/30 * * * * ?")
public final class DriveComponent implements ScheduledJob, HealthCheck, MetricSource {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<StorageLocation> locations = List.of();

    private final SettingsService settings;
    private final DriveAlerts alerts;
    private final StorageLocation own = new Folder("database and settings", dataFolder());
    private volatile List<Drive> drives = List.of();

    /** Raises alerts by these settings. */
    @Activate
    public DriveComponent(@Reference SettingsService settings, @Reference AlertService alerts) {
        this.settings = settings;
        this.alerts = new DriveAlerts(alerts);
    }

    private record Folder(String name, Path folder) implements StorageLocation {}

    private static Path dataFolder() {
        return Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
    }

    /** {@return the drives as they were last seen} */
    public List<Drive> drives() {
        if (drives.isEmpty()) {
            look();
        }
        return drives;
    }

    /** {@return at how many percent of free room a drive is in trouble} */
    public int warningPercent() {
        return settings.read(WatchdogSettings.TYPE).value().driveWarningPercent();
    }

    @Override
    public void run(Instant due) {
        look();
        alerts.look(drives, warningPercent());
    }

    private void look() {
        List<StorageLocation> all = new ArrayList<>(locations);
        all.add(own);
        drives = Drives.of(all);
    }

    @Deactivate
    void stop() {
        alerts.clear();
    }

    @Override
    public String name() {
        return "drives";
    }

    @Override
    public Health check() {
        int warning = warningPercent();
        List<String> little = drives.stream().filter(drive -> drive.freePercent() < warning).map(Drive::name).toList();
        return little.isEmpty() ? Health.up() : Health.degraded("Little room left on " + String.join(", ", little));
    }

    @Override
    public void collect(MetricSink sink) {
        for (Drive drive : drives) {
            sink.gauge("server_drive_bytes", "Size of a drive", drive.totalBytes(), "drive", drive.name());
            sink.gauge("server_drive_free_bytes", "Free on a drive", drive.freeBytes(), "drive", drive.name());
        }
    }
}

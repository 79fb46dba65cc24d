package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.apps.recording.RecordingFolders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks at the recordings' disk every few seconds, with or without a database. */
@Component(
        name = "org.jackfield.apps.recording.disk",
        immediate = true,
        service = {DiskWatch.class, ScheduledJob.class, MetricSource.class})
@JobSchedule(name = "recording.disk", cron = "0/5 * * * * ?")
public final class DiskComponent implements DiskWatch, ScheduledJob, MetricSource {

    private final FreeSpace space;

    /** Makes the folder if it is not there, and looks. */
    @Activate
    public DiskComponent(@Reference SettingsService settings, @Reference AlertService alerts) throws IOException {
        RecordingFolders folders = RecordingFolders.ofSystem();
        Files.createDirectories(folders.root());
        space = new FreeSpace(
                () -> DiskSpace.free(folders.root()), () -> settings.read(KeepingSettings.TYPE).value(), alerts);
        space.look();
    }

    @Override
    public boolean full() {
        return space.full();
    }

    @Override
    public long freeBytes() {
        return space.freeBytes();
    }

    @Override
    public void run(Instant due) {
        space.look();
    }

    @Override
    public void collect(MetricSink sink) {
        sink.gauge("recording_free_bytes", "Free on the disk of the recordings", space.freeBytes());
        sink.gauge("recording_disk_full", "1 while nothing is recorded for want of room", space.full() ? 1 : 0);
    }

    @Deactivate
    void stop() {
        space.clear();
    }
}

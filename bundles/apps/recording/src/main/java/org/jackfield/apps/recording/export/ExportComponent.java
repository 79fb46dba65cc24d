package org.jackfield.apps.recording.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.audio.Playback;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers exports, and removes those that are a day old. */
@Component(name = "org.jackfield.apps.recording.export", immediate = true, service = ScheduledJob.class)
@JobSchedule(name = "recording.exports", cron = "30 7 * * * ?")
public final class ExportComponent implements ScheduledJob {

    private final Exports exports;
    private final ServiceRegistration<?> service;

    /** Offers them. */
    @Activate
    public ExportComponent(
            BundleContext context,
            @Reference Recordings recordings,
            @Reference Playback playback,
            @Reference RecordingKeys keys,
            @Reference ProofLedger ledger,
            @Reference CustomTags tags,
            @Reference TaskService tasks,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time)
            throws IOException {
        Path folder = RecordingFolders.ofSystem().root().resolveSibling("exports");
        exports = new Exports(
                new Exports.Parts(recordings, playback, keys, ledger, tags, tasks, security, audit), time.clock(), folder);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(TaskHandler.TYPE, Exports.TYPE);
        service = context.registerService(
                new String[] {Exports.class.getName(), TaskHandler.class.getName()}, exports, properties);
    }

    @Override
    public void run(Instant due) {
        exports.expire();
    }

    @Deactivate
    void stop() {
        service.unregister();
    }
}

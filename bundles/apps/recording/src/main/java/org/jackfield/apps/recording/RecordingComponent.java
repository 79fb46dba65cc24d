package org.jackfield.apps.recording;

import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.keeping.DiskWatch;
import org.jackfield.apps.recording.keys.KeyRotation;
import org.jackfield.apps.recording.keys.SiteKeys;
import org.jackfield.apps.recording.ledger.SegmentLedger;
import org.jackfield.apps.recording.recorder.Outcomes;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Says of every segment of a recorded device what became of it, and whether recording as a whole is well. */
@Feature(
        id = "recording",
        title = "Call recording",
        description = "Records the calls of chosen telephones, keeps the recordings, proves and plays them.",
        entitlement = {"recording-small-business", "recording-ip-sip"},
        counted = true)
@Component(
        name = RecordingComponent.NAME,
        immediate = true,
        service = {JournalConsumer.class, ScheduledJob.class, HealthCheck.class, MetricSource.class},
        property = JournalConsumer.NAME + "=" + RecordingComponent.NAME)
@JobSchedule(name = "recording.ledger", cron = "0/10 * * * * ?")
public final class RecordingComponent implements JournalConsumer, ScheduledJob, HealthCheck, MetricSource {

    static final String NAME = "org.jackfield.apps.recording";

    private final SegmentLedger ledger;
    private final SiteKeys keys;
    private final DiskWatch disk;
    private final MemoryFit memory;
    private final ServiceRegistration<?> rotation;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Outcomes recorder;

    /** Begins to follow the journals. */
    @Activate
    public RecordingComponent(
            BundleContext context,
            @Reference RecordingStore store,
            @Reference FileStore files,
            @Reference CallJournal journal,
            @Reference CurrentRules rules,
            @Reference SiteKeys keys,
            @Reference DiskWatch disk,
            @Reference LicenceService licences,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.keys = keys;
        this.disk = disk;
        memory = new MemoryFit(
                Runtime.getRuntime().maxMemory(),
                () -> licences.allowance(Entitlement.RECORDING_IP_SIP.id()).limit()
                        + licences.allowance(Entitlement.RECORDING_SMALL_BUSINESS.id()).limit(),
                () -> rules.rules().devices().size(),
                alerts);
        ledger = new SegmentLedger(store, journal, rules, () -> Optional.ofNullable(recorder), alerts, time);
        rotation = context.registerService(
                TaskHandler.class, new KeyRotation(files, keys), new Hashtable<>(Map.of(TaskHandler.TYPE, KeyRotation.TASK)));
    }

    @Override
    public long cursor(PhoneSystemId system) {
        return ledger.cursor(system);
    }

    @Override
    public void accept(PhoneSystemId system, List<JournalEntry> entries) {
        ledger.accept(system, entries);
    }

    @Override
    public void missed(PhoneSystemId system, long from, long to) {
        ledger.missed(system, from, to);
    }

    /** Judges what waited. */
    @Override
    public void run(Instant due) {
        memory.look();
        ledger.resolve();
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Health check() {
        if (!keys.problems().isEmpty()) {
            return Health.degraded(keys.problems().getFirst().message());
        }
        return disk.full() ? Health.degraded("The disk is full: nothing is recorded.") : Health.up();
    }

    @Override
    public void collect(MetricSink sink) {
        sink.counter("recording_segments", "Segments of recorded devices that were kept", ledger.kept());
        sink.counter("recording_segments_failed", "Those that should have been recorded and were not", ledger.failed());
    }

    @Deactivate
    void stop() {
        rotation.unregister();
        ledger.clearAlerts();
        memory.clear();
    }
}

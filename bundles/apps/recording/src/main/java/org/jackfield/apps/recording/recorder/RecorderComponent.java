package org.jackfield.apps.recording.recorder;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavService;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keeping.DiskWatch;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the recorder, with or without a database. */
@Component(
        name = "org.jackfield.apps.recording.recorder",
        immediate = true,
        service = {Outcomes.class, PauseControl.class, LiveAudio.class, MetricSource.class})
public final class RecorderComponent implements Outcomes, PauseControl, LiveAudio, MetricSource {

    private final RecorderRuntime runtime;
    private final List<AudioSource> sources = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> listeners = new CopyOnWriteArrayList<>();
    private boolean stopped;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RecordingStore store;

    /** Starts it. */
    @Activate
    public RecorderComponent(
            BundleContext context,
            @Reference RecordingKeys keys,
            @Reference ProofLedger ledger,
            @Reference CurrentRules rules,
            @Reference DiskWatch disk,
            @Reference LeaseService leases,
            @Reference LicenceService licences,
            @Reference CodecService codecs,
            @Reference WavService wav,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        RecordingFolders folders = RecordingFolders.ofSystem();
        runtime = new RecorderRuntime(new RecorderRuntime.Around(
                new Shelf(folders.root()),
                keys,
                new LedgerScan(ledger, folders, keys),
                this::keep,
                rules,
                disk::full,
                leases,
                entitlement -> licences.allowance(entitlement.id()).granted(),
                codecs,
                wav,
                () -> settings.read(RecordingSettings.TYPE).value(),
                () -> settings.read(PauseSettings.TYPE).value(),
                alerts,
                time.clock(),
                () -> sources.forEach(AudioSource::reconsider)));
        runtime.start(() -> listen(context));
    }

    private synchronized void listen(BundleContext context) {
        if (!stopped) {
            listeners.add(context.registerService(CallListener.class, runtime.recorder(), null));
            listeners.add(context.registerService(AudioListener.class, runtime.recorder(), null));
        }
    }

    private void keep(RecordingRow row) {
        RecordingStore there = store;
        if (there == null) {
            throw ProblemException.unavailable(
                    "recording.no-database", row.id().toString(), "The database is away.", "See whether it runs.");
        }
        there.addFile(row);
    }

    /** A source came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(AudioSource source) {
        sources.add(source);
    }

    /** A source went. */
    public void removeSource(AudioSource source) {
        sources.remove(source);
    }

    @Override
    public Optional<Outcome> of(UUID segment) {
        return runtime.outcomes().of(segment);
    }

    @Override
    public List<LiveRecording> live() {
        return runtime.recorder().live();
    }

    @Override
    public List<LiveRecording> pause(Which which, String by) {
        return runtime.recorder().pause(which, by);
    }

    @Override
    public List<LiveRecording> resume(Which which, String by) {
        return runtime.recorder().resume(which, by);
    }

    @Override
    public LiveStream listen(UUID segment) {
        return runtime.recorder().listen(segment);
    }

    @Override
    public void collect(MetricSink sink) {
        runtime.collect(sink);
    }

    /** Closes what is being recorded. */
    @Deactivate
    public void stop() {
        List<ServiceRegistration<?>> registered;
        synchronized (this) {
            stopped = true;
            registered = List.copyOf(listeners);
        }
        registered.forEach(ServiceRegistration::unregister);
        runtime.stop();
    }
}

package org.jackfield.core.capture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the mirror ports by their settings. */
@Component(
        name = "org.jackfield.core.capture",
        immediate = true,
        service = {CaptureComponent.class, AudioSource.class, SettingsListener.class, ScheduledJob.class,
            PermissionContribution.class, HealthCheck.class, MetricSource.class},
        property = {SettingsListener.ID + "=org.jackfield.core.capture"})
@JobSchedule(name = "capture.retry", cron = "0/30 * * * * ?")
public final class CaptureComponent implements AudioSource, SettingsListener<CaptureSettings>, ScheduledJob,
        PermissionContribution, HealthCheck, MetricSource {

    private final SettingsService settings;
    private final SettingsType<CaptureSettings> type;
    private final MirrorSource mirror;

    /** Listens nowhere before somebody wants to hear. */
    @Activate
    public CaptureComponent(
            CapturePresets presets, @Reference SettingsService settings, @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.settings = settings;
        type = new SettingsType<>(CaptureSettings.TYPE.id(), CaptureSettings.class, PresetSettings.of(presets),
                CaptureSettings.CONFIGURE);
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);
        mirror = new MirrorSource(settings.read(type).value(), alerts, time.clock(), workers);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(AudioListener listener) {
        mirror.add(listener);
    }

    void removeListener(AudioListener listener) {
        mirror.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDialogListener(SipDialogListener listener) {
        mirror.add(listener);
    }

    void removeDialogListener(SipDialogListener listener) {
        mirror.remove(listener);
    }

    @Deactivate
    void stop() {
        mirror.close();
    }

    /** {@return the settings as they stand} */
    public Stored<CaptureSettings> settings() {
        return settings.read(type);
    }

    /** Stores settings; they hold at once. */
    public Stored<CaptureSettings> store(Stored<CaptureSettings> edited, CaptureSettings value, Subject by) {
        return settings.write(type, edited.revision(), value, by);
    }

    /** {@return how the adapters are doing} */
    public List<MirrorSource.Adapter> adapters() {
        return mirror.adapters();
    }

    /** {@return whether somebody wants to hear} */
    public boolean isWanted() {
        return mirror.isWanted();
    }

    @Override
    public String id() {
        return mirror.id();
    }

    @Override
    public Map<String, Long> counters() {
        return mirror.counters();
    }

    @Override
    public Optional<Problem> problem() {
        return mirror.problem();
    }

    @Override
    public void reconsider() {
        mirror.reconsider();
    }

    @Override
    public void settingsChanged(Stored<CaptureSettings> before, Stored<CaptureSettings> after) {
        mirror.apply(after.value());
    }

    @Override
    public void run(Instant due) {
        mirror.retry();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CaptureSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(CaptureSettings.CONFIGURE.id()));
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public Health check() {
        List<String> failing = adapters().stream()
                .filter(adapter -> adapter.problem() != null)
                .map(adapter -> adapter.name() + ": " + adapter.problem().message())
                .toList();
        return failing.isEmpty() ? Health.up() : Health.degraded(String.join(" ", failing));
    }

    @Override
    public void collect(MetricSink sink) {
        mirror.totals().forEach((word, value) ->
                sink.counter("capture_events", "What became of packets, messages and sessions", value, "what", word));
        Map<String, Long> now = mirror.counters();
        sink.gauge("capture_open_sessions", "Audio sessions that last", now.getOrDefault("sessions.open", 0L));
        sink.gauge("capture_open_calls", "Calls that are followed by their signalling", now.getOrDefault("calls.open", 0L));
    }
}

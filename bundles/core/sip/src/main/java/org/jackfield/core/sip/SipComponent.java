package org.jackfield.core.sip;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sip.SipException;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipEndpoint;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.sip.call.Endpoint;
import org.jackfield.core.sip.call.Handlers;
import org.jackfield.core.sip.stack.Counters;
import org.jackfield.core.sip.stack.SipTrace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens while there is somebody who takes calls. */
@Component(
        name = "org.jackfield.core.sip",
        immediate = true,
        service = {SipEndpoint.class, SipComponent.class, SettingsListener.class, ScheduledJob.class, MetricSource.class,
            PermissionContribution.class},
        property = SettingsListener.ID + "=org.jackfield.core.sip")
@JobSchedule(name = "sip.open-port", cron = "0/30 * * * * ?")
public final class SipComponent
        implements SipEndpoint, SettingsListener<SipSettings>, ScheduledJob, MetricSource, PermissionContribution {

    private static final Logger LOG = LoggerFactory.getLogger(SipComponent.class);
    private static final String PORT_ALERT = "sip.port";
    private static final String EVERYWHERE = "0.0.0.0";

    private final SettingsService settings;
    private final SettingsType<SipSettings> type;
    private final AlertService alerts;
    private final SiteTime time;
    private final Handlers handlers = new Handlers();
    private final Counters counters = new Counters();
    private final SipTrace trace;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-sip-timer").factory());
    private Endpoint endpoint;
    private Problem problem;
    private boolean active;

    /** Waits for somebody who takes calls. */
    @Activate
    public SipComponent(
            SipPresets presets, @Reference SettingsService settings, @Reference AlertService alerts, @Reference SiteTime time) {
        this.settings = settings;
        type = new SettingsType<>(SipSettings.TYPE.id(), SipSettings.class, preset(presets), SipSettings.CONFIGURE);
        this.alerts = alerts;
        this.time = time;
        trace = new SipTrace(time.clock());
        ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private static SipSettings preset(SipPresets presets) {
        SipSettings usual = SipSettings.TYPE.defaults();
        try {
            return new SipSettings(presets.address(), presets.port(), usual.mostCalls());
        } catch (ProblemException e) {
            LOG.error("etc/org.jackfield.core.sip.cfg is left out: {}", e.getMessage());
            return usual;
        }
    }

    /** {@return the settings, with what holds until somebody saves them} */
    public SettingsType<SipSettings> type() {
        return type;
    }

    /** Opens the port if those who take calls were there first. */
    @Activate
    synchronized void activate() {
        active = true;
        follow();
    }

    /** Adds somebody who takes calls. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "removeHandler")
    synchronized void addHandler(SipCallHandler handler, Map<String, Object> properties) {
        Object ranking = properties.get("service.ranking");
        handlers.add(handler, properties.getOrDefault(SipCallHandler.USER, ".*").toString(),
                ranking instanceof Integer number ? number : 0);
        follow();
    }

    synchronized void removeHandler(SipCallHandler handler) {
        handlers.remove(handler);
        if (endpoint != null) {
            endpoint.forget(handler);
        }
        follow();
    }

    @Override
    public synchronized void settingsChanged(Stored<SipSettings> before, Stored<SipSettings> after) {
        close();
        follow();
    }

    /** Tries again to open a port that was taken. */
    @Override
    public synchronized void run(Instant due) {
        follow();
    }

    private void follow() {
        if (active && !handlers.isEmpty() && endpoint == null) {
            open();
        } else if (handlers.isEmpty()) {
            close();
        }
    }

    private void open() {
        SipSettings wanted = settings.read(type).value();
        String address = wanted.address().isEmpty() ? EVERYWHERE : wanted.address();
        try {
            endpoint = new Endpoint(address, port(), wanted.mostCalls(), handlers, counters, trace, time.clock());
            problem = null;
            alerts.clear(PORT_ALERT);
            LOG.info("Calls over SIP are taken on port {}", port());
        } catch (SipException e) {
            problem = new Problem(PORT_ALERT, Problem.Kind.UNAVAILABLE, Integer.toString(port()),
                    "SIP port " + port() + " cannot be opened: " + e.getMessage() + ".",
                    "Stop what uses the port, or choose another in the settings; it is tried every 30 seconds.");
            LOG.warn("{}", problem.toLine());
            alerts.raise(new AlertCondition(PORT_ALERT, AlertCondition.Severity.CRITICAL, "SIP port not open",
                    problem.message(), problem.remedy()));
        }
    }

    private void close() {
        if (endpoint != null) {
            endpoint.close();
            endpoint = null;
        }
        problem = null;
        alerts.clear(PORT_ALERT);
    }

    private void tick() {
        Endpoint open;
        synchronized (this) {
            open = endpoint;
        }
        if (open != null) {
            open.tick();
        }
    }

    @Deactivate
    synchronized void stop() {
        active = false;
        ticker.shutdownNow();
        close();
    }

    /** {@return the trace of messages} */
    public SipTrace trace() {
        return trace;
    }

    /** {@return how many calls there are} */
    public synchronized int calls() {
        return endpoint == null ? 0 : endpoint.calls();
    }

    @Override
    public int port() {
        return settings.read(type).value().listeningPort(System.getenv("JACKFIELD_SIP_PORT"));
    }

    @Override
    public synchronized boolean listens() {
        return endpoint != null;
    }

    @Override
    public synchronized Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>(counters.all());
        all.put("current-calls", (long) calls());
        return all;
    }

    @Override
    public void collect(MetricSink sink) {
        counters.all().forEach((what, count) -> sink.counter("sip_events", "What came over SIP, by what became of it", count, "what", what));
        sink.gauge("sip_calls", "Calls to us over SIP at this moment", calls());
    }

    @Override
    public List<Permission> permissions() {
        return List.of(SipSettings.CONFIGURE, SipSettings.DIAGNOSE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.PHONE_SYSTEMS.granting(SipSettings.CONFIGURE.id(), SipSettings.DIAGNOSE.id()));
    }
}

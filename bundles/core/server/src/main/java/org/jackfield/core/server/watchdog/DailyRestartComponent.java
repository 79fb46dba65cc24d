package org.jackfield.core.server.watchdog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.Entitlement.Section;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.time.SiteTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts Jackfield each day if that is wanted: it ends with the exit code by which whatever started it knows that it is to be
 * started again (the start script, the service manager).
 */
@Component(name = "org.jackfield.core.server.daily-restart", immediate = true)
@JobSchedule(name = "server.daily-restart", cron = "5/30 * * * * ?")
public final class DailyRestartComponent implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRestartComponent.class);
    private static final int MOST_TASKS = 100;

    private final BundleContext context;
    private final SettingsService settings;
    private final AuditService audit;
    private final SiteTime time;
    private final DailyRestart restart;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TelephonyService telephony;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile LicenceService licence;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TaskService tasks;

    /** Restarts this framework's process. */
    @Activate
    public DailyRestartComponent(
            BundleContext context,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.context = context;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.restart = new DailyRestart(alerts, time.now());
        // one that was put off was before this start
        alerts.clear(DailyRestart.PUT_OFF);
    }

    @Override
    public void run(Instant due) throws BundleException {
        WatchdogSettings now = settings.read(WatchdogSettings.TYPE).value();
        if (!restart.look(time.now(), time.zone(), now, now.restartDaily() ? goesOn() : List.of())) {
            return;
        }
        LOG.info("Restarting, as each day at {}", now.restartAt());
        audit.record(AuditEvent.done(Subject.system("org.jackfield.core.server"), "system", "server.restart", now.restartAt()));
        // read by the launcher when the framework has stopped: leave the process, with the exit code for another one
        System.setProperty("karaf.restart", "true");
        System.setProperty("karaf.restart.jvm", "true");
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
    }

    /** Calls, recordings that are still written when their calls have ended, and tasks that do not begin again by themselves. */
    private List<String> goesOn() {
        List<String> all = new ArrayList<>();
        TelephonyService calls = telephony;
        if (calls != null && !calls.liveCalls().isEmpty()) {
            all.add(calls.liveCalls().size() + " calls");
        }
        LicenceService leases = licence;
        if (leases != null) {
            leases.report().entitlements().stream()
                    .filter(each -> each.section() == Section.CALL_RECORDER && each.used() > 0)
                    .map(DailyRestartComponent::inUse)
                    .forEach(all::add);
        }
        TaskService work = tasks;
        if (work != null) {
            work.list(PageRequest.first(MOST_TASKS)).items().stream()
                    .filter(task -> task.state() == TaskStatus.State.RUNNING)
                    .map(TaskStatus::title)
                    .forEach(all::add);
        }
        return all;
    }

    private static String inUse(EntitlementStatus entitlement) {
        return entitlement.title() + ": " + entitlement.used();
    }
}

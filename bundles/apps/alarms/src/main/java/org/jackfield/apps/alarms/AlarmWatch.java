package org.jackfield.apps.alarms;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.alarms.history.Sighting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of alarms and does on a thread of its own what is to be done about them, so that nobody who tells waits for it. */
@Component(
        name = "org.jackfield.apps.alarms.watch",
        immediate = true,
        service = {PhoneSystemListener.class, AlertListener.class, ScheduledJob.class})
@JobSchedule(name = "alarms.look", cron = "15 * * * * ?")
public final class AlarmWatch implements PhoneSystemListener, AlertListener, ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    /** Alerts about alarms are no alarms: they would tell of themselves. */
    private static final String OWN = "alarms.";
    private static final long AGAIN_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-alarms").factory());
    private final Inbox inbox = new Inbox();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AtomicBoolean comparing = new AtomicBoolean();
    private final AlarmsComponent alarms;
    private final TelephonyService telephony;
    private final AlertService alerts;
    private final SiteTime time;

    /** Begins with what stands. */
    @Activate
    public AlarmWatch(
            @Reference AlarmsComponent alarms,
            @Reference TelephonyService telephony,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.alarms = alarms;
        this.telephony = telephony;
        this.alerts = alerts;
        this.time = time;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        compareSoon();
    }

    /** Ends the thread; what was not written down is seen again at the next start. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void refreshed() {
        compareSoon();
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        if (status.state() == LinkStatus.State.UP) {
            compareSoon();
        }
    }

    @Override
    public void systemEvent(PhoneSystemId system, SystemEvent event) {
        switch (event) {
            case SystemEvent.AlarmRaised raised -> add(() -> alarms.desk().seen(Sighting.of(system, name(system), raised)));
            case SystemEvent.AlarmCleared cleared -> add(() -> alarms.desk()
                    .ended(system.toString(), cleared.node(), cleared.alarmId(), cleared.device().toString()));
            default -> { }
        }
    }

    @Override
    public void alertChanged(Alert alert) {
        if (alert.condition().key().startsWith(OWN)) {
            return;
        }
        add(alert.active()
                ? () -> alarms.desk().seen(Sighting.of(alert))
                : () -> alarms.desk().ended(Sighting.SERVER, "", alert.id().toString(), ""));
    }

    @Override
    public void run(Instant due) {
        compareSoon();
        add(alarms::forget);
    }

    private void compareSoon() {
        if (comparing.compareAndSet(false, true) && !add(this::compare)) {
            comparing.set(false);
        }
    }

    /** While a phone system is read again it has told only a part of its alarms. */
    private void compare() {
        comparing.set(false);
        Set<String> sources = new HashSet<>(Set.of(Sighting.SERVER));
        for (PhoneSystem system : telephony.phoneSystems()) {
            sources.add(system.id().toString());
            if (telephony.isUp(system.id())) {
                alarms.desk().compare(
                        system.id().toString(),
                        telephony.alarms(system.id()).stream()
                                .map(alarm -> Sighting.of(system.id(), system.name(), alarm))
                                .toList());
            }
        }
        List<Sighting> standing = alerts.active().stream()
                .filter(alert -> !alert.condition().key().startsWith(OWN))
                .map(Sighting::of)
                .toList();
        alarms.desk().compare(Sighting.SERVER, standing);
        alarms.desk().keepOnly(sources);
    }

    private String name(PhoneSystemId system) {
        return telephony.phoneSystem(system).map(PhoneSystem::name).orElse(system.toString());
    }

    private boolean add(Runnable news) {
        boolean room = inbox.add(news);
        plan(0);
        return room;
    }

    private void plan(long seconds) {
        try {
            if (planned.compareAndSet(false, true)) {
                thread.schedule(this::work, seconds, TimeUnit.SECONDS);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; the next start compares", e);
        }
    }

    private void work() {
        planned.set(false);
        try {
            if (inbox.work(time.now())) {
                alarms.post();
            } else {
                plan(AGAIN_SECONDS);
            }
        } catch (RuntimeException e) {
            LOG.warn("Mail of alarms cannot be handed over now", e);
        }
    }
}

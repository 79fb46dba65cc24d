package org.jackfield.apps.groupmessaging;

import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of messages, members and links, and has lamps set right on a thread of its own. */
@Component(
        name = "org.jackfield.apps.groupmessaging.watch",
        immediate = true,
        service = {PhoneSystemListener.class, SettingsListener.class, ScheduledJob.class},
        property = SettingsListener.ID + "=org.jackfield.apps.groupmessaging")
@JobSchedule(name = "groupmessaging.look", cron = "45 * * * * ?")
public final class MessageWatch
        implements PhoneSystemListener, SettingsListener<GroupMessagingSettings>, ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(MessageWatch.class);
    /** What comes together is looked at once. */
    private static final long SOON_MILLIS = 200;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-groupmessaging").factory());
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicBoolean later = new AtomicBoolean();
    private final GroupMessaging messaging;

    /** Begins with how things stand. */
    @Activate
    public MessageWatch(@Reference GroupMessagingComponent component) {
        messaging = component.messaging();
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        messaging.onNews(this::lookSoon);
        everything();
    }

    /** Ends the thread; after this nothing lights a lamp. */
    @Deactivate
    public void stop() {
        messaging.onNews(() -> {});
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void refreshed() {
        everything();
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        if (status.state() == LinkStatus.State.UP) {
            everything();
        }
    }

    @Override
    public void systemChanged(PhoneSystemId system) {
        lookSoon();
    }

    @Override
    public void deviceChanged(PhoneSystemId system, DeviceStatus device) {
        messaging.touched(system, device).forEach(group -> execute(() -> messaging.ask(system, group), 0));
        lookSoon();
    }

    @Override
    public void settingsChanged(Stored<GroupMessagingSettings> before, Stored<GroupMessagingSettings> after) {
        everything();
    }

    @Override
    public void run(Instant due) {
        everything();
    }

    private void everything() {
        execute(messaging::askAll, 0);
        lookSoon();
    }

    private void lookSoon() {
        if (soon.compareAndSet(false, true)) {
            execute(
                    () -> {
                        soon.set(false);
                        look();
                    },
                    SOON_MILLIS);
        }
    }

    private void look() {
        if (messaging.look() && later.compareAndSet(false, true)) {
            execute(
                    () -> {
                        later.set(false);
                        look();
                    },
                    LampKeeper.SETTLING.toMillis());
        }
    }

    private void execute(Runnable work, long millis) {
        try {
            thread.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException e) {
                            LOG.warn("Message lamps cannot be looked at now", e);
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped", e);
        }
    }
}

package org.jackfield.core.contacts;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.event.SystemEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports speed dials when a phone system is connected, and when somebody has programmed them. */
@Component(name = "org.jackfield.core.contacts.speeddials", immediate = true, service = PhoneSystemListener.class)
public final class SpeedDialsComponent implements PhoneSystemListener {

    private static final Logger LOG = LoggerFactory.getLogger(SpeedDialsComponent.class);
    /** Whoever programs one mostly programs several. */
    private static final long PAUSE_SECONDS = 5;

    private final SpeedDialImports imports;
    private final SpeedDials speedDials;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("contacts-speed-dials").factory());

    /** Begins to listen. */
    @Activate
    public SpeedDialsComponent(
            @Reference ContactsComponent contacts,
            @Reference ImportsComponent imports,
            @Reference SettingsService settings,
            @Reference TaskService tasks) {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.imports = new SpeedDialImports(contacts.desk(), imports.desk(), settings, tasks);
        speedDials = imports.desk().speedDials();
    }

    @Override
    public void refreshed() {
        speedDials.systems().forEach(system -> want(system.id()));
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        if (status.state() == LinkStatus.State.UP) {
            want(system);
        }
    }

    @Override
    public void systemEvent(PhoneSystemId system, SystemEvent event) {
        if (event instanceof SystemEvent.SpeedDialsChanged) {
            want(system);
        }
    }

    private void want(PhoneSystemId system) {
        wanted.add(system.toString());
        plan();
    }

    private void plan() {
        if (planned.compareAndSet(false, true)) {
            thread.schedule(this::importWanted, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void importWanted() {
        planned.set(false);
        Set<String> now = new HashSet<>(wanted);
        wanted.removeAll(now);
        try {
            Set<String> later = imports.importFrom(now);
            if (!later.isEmpty()) {
                wanted.addAll(later);
                plan();
            }
        } catch (RuntimeException e) {
            LOG.error("Speed dials could not be imported", e);
        }
    }

    /** Ends the thread; what was not imported is at the next start. */
    @Deactivate
    public void stop() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

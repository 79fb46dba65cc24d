package org.jackfield.core.events;

import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.core.events.store.EventStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes events whose time has come, every night. */
@Component(name = "org.jackfield.core.events.retention", immediate = true)
@JobSchedule(name = "events.retention", cron = "0 35 3 * * ?")
public final class EventsRetention implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(EventsRetention.class);
    private static final int REMOVE_AT_ONCE = 1000;

    private final EventStore store;
    private final SettingsService settings;

    @Activate
    public EventsRetention(
            @Reference(target = "(schema=org.jackfield.core.events)") SchemaReady schema,
            @Reference SettingsService settings) {
        this.store = new EventStore(schema.jdbi());
        this.settings = settings;
    }

    @Override
    public void run(Instant due) {
        int days = settings.read(EventsSettings.TYPE).value().keepDays();
        if (days > 0) {
            Instant before = due.minus(Duration.ofDays(days));
            long removed = Batches.run(REMOVE_AT_ONCE, most -> store.removeBefore(before, most));
            LOG.info("{} events from before {} were removed", removed, before);
        }
    }
}

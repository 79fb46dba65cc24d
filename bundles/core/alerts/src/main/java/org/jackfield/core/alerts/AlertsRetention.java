package org.jackfield.core.alerts;

import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.core.alerts.store.AlertStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes alerts whose time has come, every night. One that stands is never removed. */
@Component(name = "org.jackfield.core.alerts.retention", immediate = true)
@JobSchedule(name = "alerts.retention", cron = "0 30 3 * * ?")
public final class AlertsRetention implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(AlertsRetention.class);
    private static final int REMOVE_AT_ONCE = 1000;

    private final AlertStore store;
    private final SettingsService settings;

    @Activate
    public AlertsRetention(
            @Reference(target = "(schema=org.jackfield.core.alerts)") SchemaReady schema,
            @Reference SettingsService settings) {
        this.store = new AlertStore(schema.jdbi());
        this.settings = settings;
    }

    @Override
    public void run(Instant due) {
        int days = settings.read(AlertsSettings.TYPE).value().keepDays();
        if (days == 0) {
            return;
        }
        Instant before = due.minus(Duration.ofDays(days));
        long removed = Batches.run(REMOVE_AT_ONCE, most -> store.removeClearedBefore(before, most));
        LOG.info("{} alerts that were over before {} were removed", removed, before);
    }
}

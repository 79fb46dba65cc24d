package org.jackfield.core.audit;

import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.audit.store.AuditStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes lines of the audit trail whose time has come, every night; each batch leaves a line of its own. */
@Component(name = "org.jackfield.core.audit.retention", immediate = true)
@JobSchedule(name = "audit.retention", cron = "0 20 3 * * ?")
public final class AuditRetention implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int REMOVE_AT_ONCE = 5000;

    private final AuditStore store;
    private final SettingsService settings;
    private final SiteTime time;

    @Activate
    public AuditRetention(
            @Reference(target = "(schema=org.jackfield.core.audit)") SchemaReady schema,
            @Reference SettingsService settings,
            @Reference SiteTime time) {
        this.store = new AuditStore(schema.jdbi());
        this.settings = settings;
        this.time = time;
    }

    @Override
    public void run(Instant due) {
        int days = settings.read(AuditSettings.TYPE).value().keepDays();
        if (days == 0) {
            return;
        }
        Instant before = due.minus(Duration.ofDays(days));
        long removed = Batches.run(REMOVE_AT_ONCE, most -> store.removeRecordedBefore(before, most, time.now()));
        LOG.info("{} lines of the audit trail from before {} were removed", removed, before);
    }
}

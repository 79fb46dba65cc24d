package org.jackfield.core.tasks;

import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.core.tasks.store.TaskStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes tasks whose time has come, every night. One that has not ended is never removed. */
@Component(name = "org.jackfield.core.tasks.retention", immediate = true)
@JobSchedule(name = "tasks.retention", cron = "0 40 3 * * ?")
public final class TasksRetention implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(TasksRetention.class);
    private static final int REMOVE_AT_ONCE = 1000;

    private final TaskStore store;
    private final SettingsService settings;

    @Activate
    public TasksRetention(
            @Reference(target = "(schema=org.jackfield.core.tasks)") SchemaReady schema,
            @Reference SettingsService settings) {
        this.store = new TaskStore(schema.jdbi());
        this.settings = settings;
    }

    @Override
    public void run(Instant due) {
        int days = settings.read(TasksSettings.TYPE).value().keepDays();
        if (days == 0) {
            return;
        }
        Instant before = due.minus(Duration.ofDays(days));
        long removed = Batches.run(REMOVE_AT_ONCE, most -> store.removeEndedBefore(before, most));
        LOG.info("{} tasks that had ended before {} were removed", removed, before);
    }
}

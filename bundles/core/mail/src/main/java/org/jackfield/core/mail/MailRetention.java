package org.jackfield.core.mail;

import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.core.mail.store.MailStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes what is left of mail that was sent or given up a month ago, every night. */
@Component(name = "org.jackfield.core.mail.retention", immediate = true)
@JobSchedule(name = "mail.retention", cron = "0 40 3 * * ?")
public final class MailRetention implements ScheduledJob {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int REMOVE_AT_ONCE = 1000;

    private final MailStore store;

    @Activate
    public MailRetention(@Reference(target = "(schema=org.jackfield.core.mail)") SchemaReady schema) {
        this.store = new MailStore(schema.jdbi());
    }

    @Override
    public void run(Instant due) {
        Batches.run(REMOVE_AT_ONCE, most -> store.removeEndedBefore(due.minus(KEPT), most));
    }
}

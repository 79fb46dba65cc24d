package org.jackfield.core.calllog;

import java.time.Instant;
import org.jackfield.api.persistence.backup.NightlyBackup;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Moves calls into the archive by the clock where no backup is made each night; where one is, they go behind it. Only what makes
 * backups knows which it is: without it nothing is moved, also when a night that was missed is made up for at a start.
 */
@Component(service = ScheduledJob.class)
@JobSchedule(name = "calllog.archive", cron = "0 40 2 * * ?")
public final class NightlyArchive implements ScheduledJob {

    private final NightlyBackup backup;
    private final CallArchiveComponent archive;

    /** Moves them where this backup is off. */
    @Activate
    public NightlyArchive(@Reference NightlyBackup backup, @Reference CallArchiveComponent archive) {
        this.backup = backup;
        this.archive = archive;
    }

    @Override
    public void run(Instant due) {
        if (!backup.isOn()) {
            archive.archiveTonight();
        }
    }
}

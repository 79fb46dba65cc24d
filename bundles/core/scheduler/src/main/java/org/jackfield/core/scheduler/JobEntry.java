package org.jackfield.core.scheduler;

import java.time.Instant;
import org.jackfield.api.scheduler.ScheduledJob;

/** A job and when it is due next; its owner is the {@link JobBook}, under whose lock it changes. */
final class JobEntry {

    final String name;
    final String cron;
    final ScheduledJob job;
    final Timetable timetable;
    /** When it is due; null if never again. */
    Instant due;
    /** Since when it runs; null if it does not. */
    Instant runningSince;

    JobEntry(String name, String cron, ScheduledJob job, Timetable timetable) {
        this.name = name;
        this.cron = cron;
        this.job = job;
        this.timetable = timetable;
    }
}

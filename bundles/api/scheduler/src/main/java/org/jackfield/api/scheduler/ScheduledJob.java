package org.jackfield.api.scheduler;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A job that runs by the clock; registered as a service with the properties {@value #NAME} and {@value #CRON}, gone with
 * its bundle. Changing the property reschedules it.
 */
@ConsumerType
public interface ScheduledJob {

    /** Service property: the job's name, {@code <bundle>.<job>}. */
    String NAME = "jackfield.job.name";

    /**
     * Service property: when, as a Quartz cron expression (seconds first) in the site's time zone. A wrong expression is
     * reported as an alert and the job does not run.
     */
    String CRON = "jackfield.job.cron";

    /**
     * Does the job, on a thread of the scheduler; never twice at once. Runs missed while the system was down or the
     * previous run lasted are made up for by one run.
     *
     * @param due the moment for which it was scheduled
     * @throws Exception is logged and raised as an alert; the job runs again when next due
     */
    void run(Instant due) throws Exception;
}

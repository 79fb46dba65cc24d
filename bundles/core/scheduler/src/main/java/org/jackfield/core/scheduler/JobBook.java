package org.jackfield.core.scheduler;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.scheduler.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which jobs there are and when each is due. Somebody looks at it again and again; how often does not matter for what
 * runs, for missed moments are made up for by one run.
 */
final class JobBook {

    private static final Logger LOG = LoggerFactory.getLogger(JobBook.class);
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.scheduler");
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final Map<ScheduledJob, JobEntry> jobs = new IdentityHashMap<>();
    private final JobStore store;
    private final AlertService alerts;
    private final SecurityService security;
    private final SiteTime time;
    private final Executor workers;
    private final Runnable ended;
    private ZoneId zone;
    private Instant lastLook;

    /**
     * Begins without jobs.
     *
     * @param ended called after every run, for the job may be due again
     */
    JobBook(
            JobStore store,
            AlertService alerts,
            SecurityService security,
            SiteTime time,
            Executor workers,
            Runnable ended) {
        this.store = store;
        this.alerts = alerts;
        this.security = security;
        this.time = time;
        this.workers = workers;
        this.ended = ended;
        this.zone = time.zone();
        this.lastLook = time.now();
    }

    synchronized List<JobStatus> status() {
        return jobs.values().stream()
                .map(entry -> new JobStatus(entry.name, entry.cron, entry.due, entry.runningSince))
                .sorted(Comparator.comparing(JobStatus::name))
                .toList();
    }

    /** Adds a job; what it missed since it last ran is due at once. */
    void add(String name, String cron, ScheduledJob job) {
        JobEntry entry;
        try {
            entry = new JobEntry(name, cron, job, new Timetable(cron));
            alerts.clear(badCron(name));
        } catch (IllegalArgumentException e) {
            alerts.raise(new AlertCondition(
                    badCron(name),
                    Severity.CRITICAL,
                    "A job has no valid schedule and does not run",
                    name + ": \"" + cron + "\" is no cron expression: " + e.getMessage(),
                    "Correct the schedule (seconds minutes hours day month weekday)."));
            return;
        }
        Instant upTo = upTo(name);
        synchronized (this) {
            entry.due = entry.timetable
                    .latest(upTo, time.now(), zone)
                    .or(() -> entry.timetable.next(time.now(), zone))
                    .orElse(null);
            jobs.put(job, entry);
        }
    }

    private Instant upTo(String name) {
        Instant now = now();
        try {
            return store.byName(name).map(JobStore.Row::lastDueAt).orElseGet(() -> {
                store.add(name, now);
                return now;
            });
        } catch (RuntimeException e) {
            LOG.info("When {} last ran is not known now: {}", name, e.getMessage());
            return now;
        }
    }

    void remove(String name, ScheduledJob job) {
        synchronized (this) {
            jobs.remove(job);
        }
        alerts.clear(badCron(name));
    }

    /** Starts what is due; {@return after how many milliseconds to look again} */
    synchronized long look() {
        Instant now = time.now();
        if (!zone.equals(time.zone()) || now.isBefore(lastLook)) {
            zone = time.zone();
            jobs.values().forEach(entry -> entry.due = entry.timetable.next(now, zone).orElse(null));
        }
        lastLook = now;
        long wait = LONGEST_WAIT_MILLIS;
        for (JobEntry entry : jobs.values()) {
            if (entry.due != null && !entry.due.isAfter(now) && entry.runningSince == null) {
                start(entry, now);
            }
            if (entry.due != null && entry.runningSince == null) {
                wait = Math.min(wait, Math.max(1, now.until(entry.due, ChronoUnit.MILLIS)));
            }
        }
        return wait;
    }

    /** Starts a job now, whenever it is due. */
    synchronized void runNow(String name) {
        JobEntry entry = jobs.values().stream()
                .filter(candidate -> candidate.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
        if (entry.runningSince == null) {
            Instant due = entry.due;
            entry.due = now();
            start(entry, entry.due);
            entry.due = due;
        }
    }

    private void start(JobEntry entry, Instant now) {
        Instant due = entry.timetable.latest(entry.due, now, zone).orElse(entry.due);
        entry.runningSince = now;
        entry.due = entry.timetable.next(now, zone).orElse(null);
        workers.execute(() -> run(entry, due));
    }

    private void run(JobEntry entry, Instant due) {
        Instant started = now();
        String failure = null;
        try {
            security.callAs(SYSTEM, () -> {
                entry.job.run(due);
                return null;
            });
            alerts.clear(failed(entry.name));
        } catch (Exception | LinkageError e) {
            failure = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            LOG.error("Job {} failed", entry.name, e);
            alerts.raise(new AlertCondition(
                    failed(entry.name),
                    Severity.WARNING,
                    "A job failed",
                    entry.name + ": " + failure,
                    "It runs again when next due; if it goes on failing see the log."));
        }
        save(new JobStore.Row(entry.name, due, started, now(), failure));
        synchronized (this) {
            entry.runningSince = null;
        }
        ended.run();
    }

    private void save(JobStore.Row row) {
        try {
            store.save(row);
        } catch (RuntimeException e) {
            LOG.info("That {} ran cannot be stored now: {}", row.name(), e.getMessage());
        }
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String badCron(String name) {
        return "scheduler.bad-cron:" + name;
    }

    private static String failed(String name) {
        return "scheduler.job-failed:" + name;
    }
}

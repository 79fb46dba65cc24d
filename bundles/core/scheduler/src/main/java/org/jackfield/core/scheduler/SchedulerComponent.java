package org.jackfield.core.scheduler;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.scheduler.store.JobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs when they are due; {@link ScheduledJobs} brings them. */
@Component(
        name = "org.jackfield.core.scheduler",
        immediate = true,
        service = {SchedulerComponent.class, PermissionContribution.class})
public final class SchedulerComponent implements PermissionContribution {

    /** What seeing the jobs takes. */
    public static final Permission READ = new Permission("scheduler.read", "See the jobs that run by the clock");
    /** What starting one by hand takes. */
    public static final Permission RUN = new Permission("scheduler.run", "Start a job by hand");

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerComponent.class);
    private static final int AT_ONCE = 4;
    private static final long STOP_SECONDS = 5;

    private final ExecutorService workers =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().name("jackfield-job-", 1).factory());
    private final ScheduledThreadPoolExecutor ticker = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-scheduler").factory());
    private final JobStore store;
    private final JobBook book;
    /** Touched by the ticker's thread only. */
    private Future<?> nextLook;

    @Activate
    public SchedulerComponent(
            @Reference(target = "(schema=org.jackfield.core.scheduler)") SchemaReady schema,
            @Reference AlertService alerts,
            @Reference SecurityService security,
            @Reference SiteTime time) {
        this.store = new JobStore(schema.jdbi());
        this.book = new JobBook(store, alerts, security, time, workers, () -> later(() -> { }));
        ticker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Running jobs get a moment; they are not interrupted. One that is cut off is made up for after the next start. */
    @Deactivate
    void stop() {
        ticker.shutdown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job is still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void addJob(ScheduledJob job, Map<String, Object> properties) {
        Object cron = properties.get(ScheduledJob.CRON);
        if (cron == null) {
            LOG.warn("{} does not say by the property {} when it runs", name(job, properties), ScheduledJob.CRON);
            return;
        }
        later(() -> book.add(name(job, properties), cron.toString(), job));
    }

    void removeJob(ScheduledJob job, Map<String, Object> properties) {
        later(() -> book.remove(name(job, properties), job));
    }

    private static String name(ScheduledJob job, Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(ScheduledJob.NAME, job.getClass().getName()));
    }

    /** {@return the jobs there are} */
    public List<JobStatus> jobs() {
        return book.status();
    }

    /** {@return how jobs last ran} */
    public List<JobStore.Row> lastRuns() {
        return store.all();
    }

    /** Starts a job now. */
    public void runNow(String name) {
        book.runNow(name);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(READ, RUN);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(READ.id(), RUN.id()));
    }

    private void look() {
        long wait;
        try {
            wait = book.look();
        } catch (RuntimeException e) {
            LOG.error("The jobs could not be looked through", e);
            wait = TimeUnit.SECONDS.toMillis(1);
        }
        long millis = wait;
        quietly(() -> nextLook = ticker.schedule(this::look, millis, TimeUnit.MILLISECONDS));
    }

    private void later(Runnable change) {
        quietly(() -> ticker.execute(() -> {
            change.run();
            if (nextLook != null) {
                nextLook.cancel(false);
            }
            look();
        }));
    }

    private static void quietly(Runnable submission) {
        try {
            submission.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped", e);
        }
    }
}

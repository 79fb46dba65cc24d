package org.jackfield.core.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.jackfield.api.persistence.backup.TableBackups;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database in use: its pool, the thread that watches it, and the bundles whose tables are in it. */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int STOP_SECONDS = 15;

    private final HikariDataSource pool;
    private final SoleUse sole;
    private final ScheduledExecutorService thread;
    private final ExecutorService announcer;
    private final BundleTracker<SchemaExtender.Candidate> bundles;
    private final ServiceRegistration<TableBackups> backups;

    private Database(
            HikariDataSource pool,
            SoleUse sole,
            ScheduledExecutorService thread,
            ExecutorService announcer,
            BundleTracker<SchemaExtender.Candidate> bundles,
            ServiceRegistration<TableBackups> backups) {
        this.pool = pool;
        this.sole = sole;
        this.thread = thread;
        this.announcer = announcer;
        this.bundles = bundles;
        this.backups = backups;
    }

    /** @param whenLost what to do when another Jackfield has taken the database */
    static Database start(
            BundleContext context,
            HikariDataSource pool,
            SoleUse sole,
            DatabaseAddress address,
            Conditions conditions,
            InstantSource clock,
            TableBackups backups,
            Runnable whenLost) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("jackfield-database-watch").factory());
        // Closing waits for work under way, not for the next look.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        SchemaRunner runner = new SchemaRunner(pool, address.dialect(), clock);
        // Needed at start and whenever a bundle comes; the thread goes when there is nothing to tell.
        ExecutorService announcer = new ThreadPoolExecutor(
                0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("jackfield-tables-ready").factory());
        SchemaExtender extender =
                new SchemaExtender(context, runner, pool, address.dialect(), conditions, thread, announcer);
        DatabaseWatch watch = new DatabaseWatch(
                pool, sole, address, conditions, thread, extender::databaseIsUp, whenLost, DatabaseWatch.LOOK_MILLIS);
        BundleTracker<SchemaExtender.Candidate> bundles =
                new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, extender);
        thread.execute(watch::look);
        bundles.open();
        return new Database(
                pool, sole, thread, announcer, bundles, context.registerService(TableBackups.class, backups, null));
    }

    /**
     * Takes the tables away from the bundles first, so that they stop in good order, then closes the connections. The
     * thread is not interrupted: an interrupt in the middle of a write would close the file under H2.
     */
    @Override
    public void close() {
        backups.unregister();
        bundles.close();
        thread.shutdown();
        announcer.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The database is still busy; closing its connections");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.close();
        sole.close();
    }
}

package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.persistence.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database again and again whether it is there, on the one thread it is given, and tells so.
 *
 * <p>{@code whenUp} runs on that thread after every successful look, the first as soon as the database answers, and
 * {@code whenLost} once another Jackfield has taken it after that.
 */
final class DatabaseWatch {

    static final String AWAY = "persistence.database-away";
    static final String NOT_DURABLE = "persistence.not-durable";

    static final long LOOK_MILLIS = 15_000;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final String WRITE_DELAY = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME = 'WRITE_DELAY' AND DATABASE_PATH() IS NOT NULL";

    private final DataSource pool;
    private final SoleUse sole;
    private final DatabaseAddress address;
    private final Conditions conditions;
    private final ScheduledExecutorService thread;
    private final Runnable whenUp;
    private final Runnable whenLost;
    private final long lookMillis;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private boolean trusted;
    private boolean used;

    DatabaseWatch(
            DataSource pool,
            SoleUse sole,
            DatabaseAddress address,
            Conditions conditions,
            ScheduledExecutorService thread,
            Runnable whenUp,
            Runnable whenLost,
            long lookMillis) {
        this.pool = pool;
        this.sole = sole;
        this.address = address;
        this.conditions = conditions;
        this.thread = thread;
        this.whenUp = whenUp;
        this.whenLost = whenLost;
        this.lookMillis = lookMillis;
    }

    /** Looks (the pool tries the connection it gives), and arranges for the next look. A database that may lose acknowledged data is never looked at again. */
    void look() {
        try (Connection connection = pool.getConnection()) {
            if (!trusted && !durable(connection)) {
                conditions.raise(notDurable());
                return;
            }
            trusted = true;
            if (!sole.hold()) {
                inUse();
                return;
            }
        } catch (SQLException e) {
            LOG.debug("No answer from the database", e);
            conditions.clear(SoleUse.IN_USE);
            conditions.raise(away(e));
            soon();
            return;
        }
        retryMillis = FIRST_RETRY_MILLIS;
        conditions.clear(AWAY);
        conditions.clear(SoleUse.IN_USE);
        conditions.clear(NOT_DURABLE);
        used = true;
        try {
            whenUp.run();
        } finally {
            again(lookMillis);
        }
    }

    /** Another one took it while it did not answer here, or has had it all the time. */
    private void inUse() {
        conditions.clear(AWAY);
        conditions.raise(new AlertCondition(
                SoleUse.IN_USE,
                Severity.CRITICAL,
                "Another Jackfield uses the database",
                address.shown() + ": nothing that needs it runs here, for each would miss what the other one stores.",
                "Stop the other one, or give one of them a database of its own in etc/org.jackfield.core.persistence.cfg;"
                        + " the rest goes on by itself."));
        if (used) {
            used = false;
            whenLost.run();
        }
        soon();
    }

    private void soon() {
        again(retryMillis);
        retryMillis = Math.min(retryMillis * 2, lookMillis);
    }

    private void again(long millis) {
        try {
            thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed, no further look", e);
        }
    }

    private boolean durable(Connection connection) throws SQLException {
        if (address.dialect() != Dialect.H2) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery(WRITE_DELAY)) {
            return setting.next() && "0".equals(setting.getString(1));
        }
    }

    private AlertCondition notDurable() {
        return new AlertCondition(
                NOT_DURABLE,
                Severity.CRITICAL,
                "The database would lose acknowledged data in a crash",
                "H2 runs in memory or without WRITE_DELAY=0 at " + address.shown() + ", so nothing that needs it starts.",
                "Add ;WRITE_DELAY=0 to url in etc/org.jackfield.core.persistence.cfg.");
    }

    private AlertCondition away(SQLException why) {
        return new AlertCondition(
                AWAY,
                Severity.CRITICAL,
                "The database does not answer",
                address.shown() + ": " + rootMessage(why),
                "Start the database or mend etc/org.jackfield.core.persistence.cfg; the rest goes on by itself.");
    }

    private static String rootMessage(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

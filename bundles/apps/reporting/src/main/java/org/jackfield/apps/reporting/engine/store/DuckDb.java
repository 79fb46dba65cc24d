package org.jackfield.apps.reporting.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportProgress;

/** The engine's database: in memory, bounded, spilling into a folder, and without anything from the network. */
final class DuckDb implements AutoCloseable {

    private static final long ASK_MILLIS = 200;

    private final DuckDBConnection root;
    private final ScheduledExecutorService watch;

    /**
     * Opens an empty database.
     *
     * @param megabytes the most memory it takes
     * @param spill a folder for what does not fit
     * @param watch asks whether results are still wanted
     */
    DuckDb(int megabytes, Path spill, ScheduledExecutorService watch) throws SQLException {
        this.watch = watch;
        Properties properties = new Properties();
        properties.setProperty("memory_limit", megabytes + "MB");
        properties.setProperty("threads", Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors())));
        properties.setProperty("temp_directory", spill.toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("preserve_insertion_order", "true");
        root = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties);
        execute(root, "SET parquet_metadata_cache = true");
    }

    /** {@return a further connection, which the caller closes} */
    Connection open() throws SQLException {
        return root.duplicate();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement that takes its time, unless nobody wants it any more. */
    void execute(Connection connection, String sql, ReportProgress progress) throws SQLException {
        if (progress.cancelled()) {
            throw cancelled();
        }
        try (Statement statement = connection.createStatement()) {
            ScheduledFuture<?> asking = watch.scheduleWithFixedDelay(
                    () -> stopIfCancelled(statement, progress), ASK_MILLIS, ASK_MILLIS, TimeUnit.MILLISECONDS);
            try {
                statement.execute(sql);
            } finally {
                asking.cancel(false);
            }
        } catch (SQLException e) {
            if (progress.cancelled()) {
                throw cancelled();
            }
            throw told(e);
        }
    }

    private static void stopIfCancelled(Statement statement, ReportProgress progress) {
        try {
            if (progress.cancelled()) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // it has ended meanwhile
        }
    }

    static ProblemException cancelled() {
        return new ProblemException(new Problem(
                "reporting.cancelled", Problem.Kind.CONFLICT, "", "The report was cancelled.", "Run it again."));
    }

    private static SQLException told(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory") || message.contains("OutOfMemory")) {
            throw new ProblemException(
                    new Problem(
                            "reporting.memory", Problem.Kind.CONFLICT, "", "The report takes more memory than is allowed.",
                            "Choose a shorter date range or a filter, or allow reports more memory."),
                    e);
        }
        return e;
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}

package org.jackfield.apps.reporting.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
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
     * @param spill a folder of its own for what does not fit; what a kill left there is deleted
     * @param watch asks whether results are still wanted
     */
    DuckDb(int megabytes, Path spill, ScheduledExecutorService watch) throws SQLException {
        this.watch = watch;
        empty(spill);
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

    private static void empty(Path spill) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(spill, "duckdb_temp*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is left in " + spill + " cannot be deleted", e);
        }
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
        goOn(progress);
        try (Statement statement = connection.createStatement()) {
            Stop stop = new Stop(statement, progress);
            ScheduledFuture<?> asking = watch.scheduleWithFixedDelay(stop, ASK_MILLIS, ASK_MILLIS, TimeUnit.MILLISECONDS);
            try {
                statement.execute(sql);
            } finally {
                asking.cancel(false);
                stop.tooLate();
            }
        } catch (SQLException e) {
            goOn(progress);
            throw e;
        }
    }

    /** Ends what nobody wants any more. */
    static void goOn(ReportProgress progress) {
        if (progress.cancelled()) {
            throw cancelled();
        }
    }

    /** Ends a statement that nobody wants any more, and never what its connection does next, be it a commit. */
    private static final class Stop implements Runnable {
        private final Statement statement;
        private final ReportProgress progress;
        private boolean late;

        Stop(Statement statement, ReportProgress progress) {
            this.statement = statement;
            this.progress = progress;
        }

        @Override
        public synchronized void run() {
            try {
                if (!late && progress.cancelled()) {
                    statement.cancel();
                }
            } catch (SQLException e) {
                // it has ended meanwhile
            }
        }

        synchronized void tooLate() {
            late = true;
        }
    }

    static ProblemException cancelled() {
        return new ProblemException(new Problem(
                "reporting.cancelled", Problem.Kind.CONFLICT, "", "The report was cancelled.", "Run it again."));
    }

    /** {@return what is to be said if there was not enough of something; empty if that is not what was wrong} */
    static Optional<ProblemException> shortage(Throwable e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("max_temp_directory_size")) {
            return Optional.of(problem(
                    "reporting.disk", "The report takes more room on the disk than there is.",
                    "Make room on the disk of the data folder, or choose a shorter date range or a filter.", e));
        }
        if (message.contains("Out of Memory") || message.contains("OutOfMemory")) {
            return Optional.of(problem(
                    "reporting.memory", "The report takes more memory than is allowed.",
                    "Choose a shorter date range or a filter, close other reports, or allow reports more memory in their settings.",
                    e));
        }
        return Optional.empty();
    }

    private static ProblemException problem(String code, String message, String remedy, Throwable cause) {
        return new ProblemException(new Problem(code, Problem.Kind.LIMITED, "", message, remedy), cause);
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}

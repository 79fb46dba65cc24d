package org.jackfield.apps.reporting.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;

/** Runs the statements of reports over recent calls and the archive, and keeps their results. Any thread. */
public final class ReportDatabase implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int MOST_RESULTS = 64;
    private static final int START_COUNTS = 10;
    private static final int DONE = 100;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final IntSupplier megabytes;
    private final InstantSource clock;
    private final ScheduledExecutorService watch;
    private final DuckDb database;
    private final RecentCopy recent;
    private final FileCheck files;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Set<TableResult> results = ConcurrentHashMap.newKeySet();
    private final AtomicLong names = new AtomicLong();
    private int memory;

    /**
     * Opens it; it reads calls at the first report.
     *
     * @param megabytes the most memory, as it is set now, each time
     * @param spill a folder of its own, for what does not fit into memory
     * @throws IllegalStateException if it cannot be opened
     */
    public ReportDatabase(CallHistory history, IntSupplier megabytes, InstantSource clock, Path spill) {
        this.megabytes = megabytes;
        this.clock = clock;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jackfield-report-watch").factory());
        this.memory = megabytes.getAsInt();
        try {
            this.database = new DuckDb(memory, spill, watch);
            this.recent = new RecentCopy(history, database.open());
        } catch (SQLException e) {
            watch.shutdownNow();
            throw new IllegalStateException("the engine of reports cannot be opened", e);
        }
        this.files = new FileCheck(database, history);
        watch.scheduleWithFixedDelay(this::closeIdle, 1, 1, TimeUnit.MINUTES);
    }

    /**
     * What is asked.
     *
     * @param request what the result says it answers
     * @param limit the most rows it shows; the plan's table may have one more
     * @param window of the calls; empty if it is not about calls
     */
    public record Question(ReportRequest request, ReportPlan plan, long limit, Optional<Window> window) {}

    /** Asks, once it is known where the calls are. */
    @FunctionalInterface
    public interface Asking {

        /** {@return the question; made anew if a file turns out to be damaged} */
        Question of(Calls calls);
    }

    /** Answers a question about calls, all as of one moment. */
    public ReportResult answerOfCalls(Asking asking, ReportProgress progress) {
        return placed(progress, connection -> ofCalls(connection, asking, progress));
    }

    /**
     * Answers a question about anything else.
     *
     * @param asking given the name of the result's table
     */
    public ReportResult answer(Function<String, Question> asking, ReportProgress progress) {
        return placed(progress, connection -> {
            String name = name();
            Question question = asking.apply(name);
            for (String statement : question.plan().statements()) {
                database.execute(connection, statement, progress);
            }
            return kept(result(question, connection, name, List.of(), List.of()));
        });
    }

    private interface Answer {
        ReportResult in(Connection connection) throws SQLException;
    }

    private ReportResult placed(ReportProgress progress, Answer answer) {
        await(progress);
        Connection connection = null;
        try {
            checkRoom();
            connection = database.open();
            ReportResult result = answer.in(connection);
            connection = null;
            progress.at(DONE);
            return result;
        } catch (SQLException e) {
            throw failed(e);
        } catch (CallsException e) {
            throw failed(e.getCause());
        } finally {
            close(connection);
            places.release();
        }
    }

    private static ProblemException failed(Throwable cause) {
        return DuckDb.shortage(cause).orElseGet(() -> new ProblemException(
                new Problem(
                        "reporting.failed", Problem.Kind.INTERNAL, "", "The report could not be answered.",
                        "Run it again; the log says more."),
                cause));
    }

    private void await(ReportProgress progress) {
        try {
            while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
                DuckDb.goOn(progress);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DuckDb.cancelled();
        }
    }

    private static void close(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("a connection of the engine cannot be closed", e);
            }
        }
    }

    private String name() {
        return "result_" + names.incrementAndGet();
    }

    private ReportResult ofCalls(Connection connection, Asking asking, ReportProgress progress) throws SQLException {
        String name = name();
        List<ArchiveFile> unreadable = new ArrayList<>();
        DuckDb.goOn(progress);
        HistoryRelation history = begin(connection, unreadable);
        progress.at(START_COUNTS);
        Calls calls = new Calls(database, connection, name, history, progress);
        try {
            Question question = asking.of(calls);
            for (String statement : question.plan().statements()) {
                database.execute(connection, statement, progress);
            }
            // what fails up to here leaves no tables behind
            TableResult result = result(question, connection, name, calls.made(), missing(unreadable, question.window()));
            DuckDb.execute(connection, "COMMIT");
            return kept(result);
        } catch (SQLException | RuntimeException e) {
            DuckDb.execute(connection, "ROLLBACK");
            Throwable why = e instanceof CallsException ? e.getCause() : e;
            if (!(e instanceof ProblemException) && DuckDb.shortage(why).isEmpty()
                    && files.findDamage(history.files(), progress)) {
                return ofCalls(connection, asking, progress);
            }
            throw e;
        }
    }

    /** Brings recent calls up to date and begins a transaction that sees them together with the archive. */
    private HistoryRelation begin(Connection connection, List<ArchiveFile> unreadable) throws SQLException {
        RecentCopy.Archive archive;
        synchronized (recent) {
            int wanted = megabytes.getAsInt();
            if (wanted != memory) {
                DuckDb.execute(connection, "SET memory_limit = '" + wanted + "MB'");
                memory = wanted;
            }
            archive = recent.refresh();
            DuckDb.execute(connection, "BEGIN TRANSACTION");
            DuckDb.execute(connection, "SELECT 1 FROM " + HistoryRelation.RECENT_SEGMENTS + " LIMIT 1");
        }
        List<ArchiveFile> readable = files.readable(archive.files());
        archive.files().stream().filter(file -> !readable.contains(file)).forEach(unreadable::add);
        return new HistoryRelation(readable, files.relations(), archive.late(), "");
    }

    private static List<MissingCalls> missing(List<ArchiveFile> unreadable, Optional<Window> window) {
        return unreadable.stream()
                .filter(file -> window.map(when -> HistoryRelation.holds(file, when)).orElse(false))
                .map(file -> new MissingCalls(file.callCount(), file.firstStarted(), file.lastStarted()))
                .toList();
    }

    private TableResult result(
            Question question, Connection connection, String name, List<String> rubbish, List<MissingCalls> missing)
            throws SQLException {
        return new TableResult(question, connection, name, rubbish, missing, clock, results::remove);
    }

    private TableResult kept(TableResult result) {
        results.add(result);
        return result;
    }

    private void checkRoom() {
        if (results.size() >= MOST_RESULTS) {
            closeIdle();
        }
        if (results.size() >= MOST_RESULTS) {
            throw new ProblemException(new Problem(
                    "reporting.too-many-results", Problem.Kind.LIMITED, "", "Too many reports are open.",
                    "Close some, or try again in some minutes."));
        }
    }

    private void closeIdle() {
        Instant since = clock.instant().minus(KEPT);
        results.stream().filter(result -> result.isIdleSince(since)).forEach(TableResult::close);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        List.copyOf(results).forEach(TableResult::close);
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the engine of reports cannot be closed", e);
        }
    }
}

package org.jackfield.apps.reporting.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.ReportTemplate.Kind;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.template.DefaultReports;

/** Answers reports from recent and archived calls. */
public final class ReportEngine implements ReportService, AutoCloseable {

    static final long LIST_ROWS = 5000;
    static final long GROUP_ROWS = 100_000;

    private static final int AT_ONCE = 2;
    private static final int MOST_RESULTS = 64;
    private static final int START_COUNTS = 10;
    private static final int DONE = 100;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final CallHistory history;
    private final TelephonyService telephony;
    private final Supplier<ReportingSettings> settings;
    private final Supplier<List<String>> serviceCodes;
    private final Supplier<Optional<CallFacts.Source>> facts;
    private final InstantSource clock;
    private final DuckDb database;
    private final RecentCopy recent;
    private final ScheduledExecutorService watch;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Set<TableResult> results = ConcurrentHashMap.newKeySet();
    private final AtomicLong names = new AtomicLong();
    private final FileCheck files;
    private volatile int memory;

    /**
     * Opens the engine; it reads calls at the first report.
     *
     * @param settings as they are now, each time
     * @param serviceCodes of the dial plan, as they are now
     * @param facts what call recording knows, while it runs
     * @param spill a folder of its own, for what does not fit into memory
     */
    public ReportEngine(
            CallHistory history,
            TelephonyService telephony,
            Supplier<ReportingSettings> settings,
            Supplier<List<String>> serviceCodes,
            Supplier<Optional<CallFacts.Source>> facts,
            InstantSource clock,
            Path spill)
            throws SQLException {
        this.history = history;
        this.telephony = telephony;
        this.settings = settings;
        this.serviceCodes = serviceCodes;
        this.facts = facts;
        this.clock = clock;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jackfield-report-watch").factory());
        this.memory = settings.get().memoryMegabytes();
        this.database = new DuckDb(memory, spill, watch);
        this.recent = new RecentCopy(history, database.open());
        this.files = new FileCheck(database, history);
        watch.scheduleWithFixedDelay(this::closeIdle, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public List<ReportColumn> columns() {
        return columnsNow().all();
    }

    @Override
    public List<ReportColumn> columns(ReportTemplate template) {
        return columnsNow().of(template);
    }

    @Override
    public Optional<ReportColumn> column(String id) {
        return columnsNow().find(id);
    }

    private Columns columnsNow() {
        return new Columns(settings.get());
    }

    @Override
    public ReportDefinition blank(ReportTemplate template, Locale locale) {
        return checked(DefaultReports.blank(template, locale));
    }

    @Override
    public List<ReportDefinition> defaults(Locale locale) {
        return DefaultReports.all(locale).stream().map(this::checked).toList();
    }

    @Override
    public ReportDefinition inboundSummary(Locale locale) {
        return checked(DefaultReports.inboundSummary(locale));
    }

    @Override
    public String text(String key, Locale locale) {
        return new ColumnTexts(settings.get()).text(key, locale);
    }

    @Override
    public ReportDefinition checked(ReportDefinition definition) {
        return columnsNow().checked(definition);
    }

    @Override
    public ReportResult run(ReportRequest request, ReportProgress progress) {
        ReportDefinition definition = checked(request.definition());
        if (definition.filter().saved().isPresent()) {
            throw ProblemException.invalid(
                    "reporting.filter", definition.filter().saved().get(), "The saved filter was not resolved.",
                    "Put what it says into the definition before running it.");
        }
        ReportRequest checked = new ReportRequest(definition, request.access(), request.zone(), request.now());
        return answer(progress, (connection, name) -> definition.template().kind() == Kind.CONFIGURATION
                ? configuration(checked, connection, name, progress)
                : calls(checked, connection, name, progress, null));
    }

    @Override
    public ReportResult drill(ReportResult result, ReportRow row, int column, ReportProgress progress) {
        if (!(result instanceof TableResult grouped) || grouped.table().list()
                || column < 0 || column >= grouped.columns().size()
                || grouped.request().definition().template().kind() != Kind.GROUPED) {
            throw ProblemException.invalid(
                    "reporting.drill", Integer.toString(column), "There are no calls behind this.",
                    "Open a figure of a grouped report.");
        }
        Drill drill = new Drill(grouped.name(), grouped.table(), row.number(), column);
        return answer(progress, (connection, name) -> calls(grouped.request(), connection, name, progress, drill));
    }

    /**
     * What is opened.
     *
     * @param row of the table; -1 for all
     */
    private record Drill(String name, ReportTable table, long row, int column) {}

    private interface Answer {
        ReportResult in(Connection connection, String name) throws SQLException;
    }

    private ReportResult answer(ReportProgress progress, Answer answer) {
        await(progress);
        Connection connection = null;
        try {
            connection = database.open();
            ReportResult result = answer.in(connection, "result_" + names.incrementAndGet());
            connection = null;
            progress.at(DONE);
            return result;
        } catch (SQLException e) {
            throw new ProblemException(
                    new Problem(
                            "reporting.failed", Problem.Kind.INTERNAL, "", "The report could not be answered.",
                            "Run it again; the log says more."),
                    e);
        } finally {
            close(connection);
            places.release();
        }
    }

    private void await(ReportProgress progress) {
        try {
            while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
                if (progress.cancelled()) {
                    throw cancelled();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private static ProblemException cancelled() {
        return new ProblemException(new Problem(
                "reporting.cancelled", Problem.Kind.CONFLICT, "", "The report was cancelled.", "Run it again."));
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

    private ReportResult calls(
            ReportRequest request, Connection connection, String name, ReportProgress progress, Drill drill)
            throws SQLException {
        List<String> warnings = new ArrayList<>();
        HistoryRelation relation = begin(connection, warnings);
        progress.at(START_COUNTS);
        ReportSql.Plan plan;
        Window window;
        try {
            List<String> rubbish = new ArrayList<>();
            HistoryRelation visible = visible(request, relation, connection, name, progress, rubbish);
            RowSource source = new RowSource(
                    request, settings.get(), visible, serviceCodes.get(), facts(request, relation, connection, name, rubbish));
            window = source.window();
            plan = (drill == null ? plan(request, source, name) : drilled(request, source, name, drill)).dropping(rubbish);
            for (String statement : plan.statements()) {
                database.execute(connection, statement, progress);
            }
            DuckDb.execute(connection, "COMMIT");
        } catch (SQLException e) {
            DuckDb.execute(connection, "ROLLBACK");
            if (files.findDamage(relation.files())) {
                return calls(request, connection, name, progress, drill);
            }
            throw e;
        }
        ReportRequest shown = drill == null
                ? request
                : new ReportRequest(detail(request.definition()), request.access(), request.zone(), request.now());
        return keep(shown, plan, connection, name, limit(shown.definition()), Optional.of(window), warnings);
    }

    /** {@return the table of what call recording knows; empty if nothing of it is asked for} */
    private String facts(
            ReportRequest request, HistoryRelation relation, Connection connection, String name, List<String> rubbish)
            throws SQLException {
        ReportDefinition definition = request.definition();
        if (!CallFacts.wanted(definition)) {
            return "";
        }
        // without call recording nothing has custom fields, and no call is recorded
        CallFacts.Source source = facts.get().orElse((from, to, reader) -> {});
        rubbish.add(name + "_f");
        CallFacts.make(
                (DuckDBConnection) connection, name + "_f", source, relation, definition.template().segmented(),
                definition.range().at(request.zone(), request.now()));
        return name + "_f";
    }

    private HistoryRelation visible(
            ReportRequest request, HistoryRelation relation, Connection connection, String name, ReportProgress progress,
            List<String> rubbish)
            throws SQLException {
        Optional<String> access = RowSource.access(request.access());
        if (access.isEmpty()) {
            return relation;
        }
        Window window = request.definition().range().at(request.zone(), request.now());
        new LimitedCalls(database, connection)
                .make(name + "_c", relation, RowSource.toNow(window, request), access.get(), progress);
        rubbish.add(name + "_c");
        return relation.limitedTo(name + "_c");
    }

    private ReportSql.Plan plan(ReportRequest request, RowSource source, String name) {
        ReportDefinition definition = request.definition();
        long limit = limit(definition);
        ReportSql sql = new ReportSql(columnsNow(), definition, source, name);
        return definition.template().kind() == Kind.LIST
                ? sql.list(definition.template().segmented(), source, "", limit)
                : sql.grouped(limit);
    }

    /** The calls of a group that make up a figure: the report's own rows under the figure's condition. */
    private ReportSql.Plan drilled(ReportRequest request, RowSource source, String name, Drill drill) {
        StringBuilder also = new StringBuilder();
        if (drill.row() >= 0) {
            for (int i = 0; i < drill.table().keys().size(); i++) {
                also.append(" AND ").append(drill.table().keys().get(i)).append(" IS NOT DISTINCT FROM (SELECT k").append(i)
                        .append(" FROM ").append(drill.name()).append(" WHERE rowid = ").append(drill.row()).append(")");
            }
        }
        String figure = drill.table().figures().get(drill.column());
        also.append(figure.isEmpty() ? "" : " AND (" + figure + ")");
        return new ReportSql(columnsNow(), detail(request.definition()), source, name)
                .list(request.definition().template().segmented(), source, also.toString(), LIST_ROWS);
    }

    private ReportDefinition detail(ReportDefinition grouped) {
        ReportTemplate list =
                grouped.template().segmented() ? ReportTemplate.CALL_LIST_SEGMENTED : ReportTemplate.CALL_LIST;
        ReportDefinition blank = DefaultReports.blank(list, Locale.ENGLISH);
        return checked(new ReportDefinition(
                grouped.name(), grouped.category(), grouped.description(), list, blank.columns(), grouped.filter(),
                grouped.range(), grouped.times(), blank.sort(), 0));
    }

    private static long limit(ReportDefinition definition) {
        long most = definition.template().kind() == Kind.LIST ? LIST_ROWS : GROUP_ROWS;
        return definition.rowLimit() > 0 ? Math.min(definition.rowLimit(), GROUP_ROWS) : most;
    }

    /** Brings recent calls up to date and begins a transaction that sees them together with the archive. */
    private HistoryRelation begin(Connection connection, List<String> warnings) throws SQLException {
        RecentCopy.Archive archive;
        synchronized (recent) {
            int wanted = settings.get().memoryMegabytes();
            if (wanted != memory) {
                DuckDb.execute(connection, "SET memory_limit = '" + wanted + "MB'");
                memory = wanted;
            }
            archive = recent.refresh();
            DuckDb.execute(connection, "BEGIN TRANSACTION");
            DuckDb.execute(connection, "SELECT 1 FROM " + HistoryRelation.RECENT_SEGMENTS + " LIMIT 1");
        }
        List<ArchiveFile> readable = files.readable(archive.files());
        archive.files().stream().filter(file -> !readable.contains(file)).forEach(file -> warnings.add(
                file.callCount() + " archived calls of " + file.firstStarted() + " to " + file.lastStarted()
                        + " cannot be read and are missing here."));
        return new HistoryRelation(readable, archive.late(), "");
    }

    private ReportResult configuration(
            ReportRequest request, Connection connection, String name, ReportProgress progress) throws SQLException {
        ReportSql sql = new ReportSql(columnsNow(), request.definition(), null, name);
        ReportSql.Plan plan = sql.devices(ConfiguredDevices.relation(request.definition().template(), telephony));
        for (String statement : plan.statements()) {
            database.execute(connection, statement, progress);
        }
        return keep(request, plan, connection, name, GROUP_ROWS, Optional.empty(), List.of());
    }

    private TableResult keep(
            ReportRequest request, ReportSql.Plan plan, Connection connection, String name, long limit,
            Optional<Window> window, List<String> warnings)
            throws SQLException {
        if (results.size() >= MOST_RESULTS) {
            closeIdle();
        }
        if (results.size() >= MOST_RESULTS) {
            throw new ProblemException(new Problem(
                    "reporting.too-many-results", Problem.Kind.LIMITED, "", "Too many reports are open.",
                    "Close some, or try again in some minutes."));
        }
        TableResult result =
                new TableResult(request, plan, connection, name, limit, window, warnings, clock, results::remove);
        results.add(result);
        return result;
    }

    private void closeIdle() {
        Instant since = clock.instant().minus(KEPT);
        results.stream().filter(result -> result.isIdleSince(since)).forEach(TableResult::close);
    }

    @Override
    public void close() throws SQLException {
        watch.shutdownNow();
        List.copyOf(results).forEach(TableResult::close);
        database.close();
    }
}

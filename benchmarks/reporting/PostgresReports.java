package org.jackfield.apps.reporting.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportTemplate.Kind;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.store.HistoryRelation;
import org.jackfield.apps.reporting.engine.store.ReportPlan;

/** The same calls in PostgreSQL, asked by the engine's own statements, in PostgreSQL's words where these are different. */
public final class PostgresReports implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 3600;
    private static final String RESULT = "result";
    /** Where in a process's line; the first behind its name is 0. */
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    /** What Linux tells programs, whatever it counts in. */
    private static final long TICKS = 100;
    private static final Pattern REPLACED =
            Pattern.compile("SELECT r\\.\\* REPLACE \\((.*?)\\) FROM \\(SELECT (.*?) FROM recent_call");
    private static final Pattern NEWEST =
            Pattern.compile("arg_max\\((l\\d+), .+? \\+ hash\\(l\\d+\\)\\) FILTER \\(WHERE (.+?)\\)");

    private final Connection connection;
    private final Columns columns;
    private final ReportingSettings settings;

    /** Opens an empty database. */
    public PostgresReports(String url, ReportingSettings settings) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.settings = settings;
        this.columns = new Columns(settings);
    }

    /** {@return whether all of the archive is in the tables; a server that was killed has emptied them} */
    public boolean isLoaded(List<ArchiveFile> files) throws SQLException {
        long wanted = files.stream().mapToLong(ArchiveFile::segmentCount).sum();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM pg_class WHERE relname = 'loaded'")) {
            found.next();
            if (found.getLong(1) == 0) {
                return false;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM recent_segment")) {
            found.next();
            return found.getLong(1) == wanted;
        }
    }

    /** {@return the processor time of the server for this connection and of its workers that ended, in milliseconds} */
    public long cpuMillis() throws SQLException, java.io.IOException {
        try (Statement statement = connection.createStatement();
                ResultSet process = statement.executeQuery("SELECT pg_backend_pid()")) {
            process.next();
            String[] own = stat(process.getString(1));
            String[] parent = stat(own[PARENT]);
            long ticks = Long.parseLong(own[USER]) + Long.parseLong(own[SYSTEM])
                    + Long.parseLong(parent[CHILDREN_USER]) + Long.parseLong(parent[CHILDREN_SYSTEM]);
            return ticks * 1000 / TICKS;
        }
    }

    /** {@return the fields of a process behind its name, which may hold anything} */
    private static String[] stat(String pid) throws java.io.IOException {
        String line = Files.readString(Path.of("/proc", pid, "stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }

    /** Makes the tables from the archive's files, a month at a time, with the indexes that date ranges and lists ask for. */
    public void load(List<ArchiveFile> files, Path exchange) throws SQLException, java.io.IOException {
        execute("DROP TABLE IF EXISTS recent_segment, recent_call, loaded");
        execute("DROP FUNCTION IF EXISTS epoch_us, of_us, try_bigint");
        // no log is written of what can be made again, which keeps the disk small
        execute(unlogged(HistoryTables.createTable("recent_segment", HistoryTables.SEGMENTS)));
        execute(unlogged(HistoryTables.createTable("recent_call", HistoryTables.CALLS)));
        for (ArchiveFile file : files) {
            copy(file.segments(), "recent_segment", exchange);
            copy(file.calls(), "recent_call", exchange);
        }
        execute("CREATE INDEX ix_segment ON recent_segment (started_at)");
        execute("CREATE INDEX ix_call ON recent_call (started_at)");
        execute("CREATE INDEX ix_segment_id ON recent_segment (id)");
        execute("CREATE INDEX ix_call_id ON recent_call (id)");
        execute("VACUUM ANALYZE");
        execute("CREATE FUNCTION epoch_us(t timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS"
                + " 'SELECT CAST(extract(epoch FROM t) * 1000000 AS bigint)'");
        execute("CREATE FUNCTION of_us(us bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE AS"
                + " $$SELECT TIMESTAMP '1970-01-01' + us * INTERVAL '1 microsecond'$$");
        execute("CREATE FUNCTION try_bigint(t text) RETURNS bigint LANGUAGE sql IMMUTABLE AS"
                + " $$SELECT CASE WHEN t ~ '^[0-9]{1,18}$' THEN CAST(t AS bigint) END$$");
        execute("CREATE TABLE loaded ()");
    }

    private static String unlogged(String create) {
        return create.replaceFirst("CREATE TABLE", "CREATE UNLOGGED TABLE");
    }

    private void copy(Path parquet, String table, Path exchange) throws SQLException, java.io.IOException {
        Path csv = exchange.resolve(table + ".csv");
        try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (FROM read_parquet('" + parquet + "')) TO '" + csv + "' (FORMAT csv, HEADER false)");
        }
        execute("COPY " + table + " FROM '" + csv + "' (FORMAT csv)");
        Files.delete(csv);
    }

    /** {@return how many milliseconds a report took; -1 if it is not about calls} */
    public long run(ReportRequest asked) throws SQLException {
        if (asked.definition().template().kind() == Kind.CONFIGURATION) {
            return -1;
        }
        ReportRequest request = new ReportRequest(
                columns.checked(asked.definition()), asked.access(), asked.zone(), asked.now());
        RowSource source = new RowSource(
                request, settings, new HistoryRelation(List.of(), new ArchiveRelations(), false, ""), Optional.empty(),
                List.of("999"), "");
        ReportSql sql = new ReportSql(columns, request.definition(), source, RESULT);
        ReportPlan plan = request.definition().template().kind() == Kind.LIST
                ? sql.list(request.definition().template().segmented(), source, "", ReportEngine.LIST_ROWS)
                : sql.grouped(ReportEngine.GROUP_ROWS);
        long begin = System.nanoTime();
        try {
            for (String statement : plan.statements()) {
                execute(translated(statement));
            }
            return (System.nanoTime() - begin) / 1_000_000;
        } finally {
            for (String table : plan.rubbish()) {
                execute("DROP TABLE IF EXISTS " + table);
            }
        }
    }

    private static String translated(String duck) {
        String sql = REPLACED.matcher(duck).replaceAll(found -> Matcher.quoteReplacement(replaced(found.group(1), found.group(2))));
        sql = NEWEST.matcher(sql).replaceAll("(array_agg($1 ORDER BY seen DESC, $1 DESC) FILTER (WHERE $2))[1]");
        return sql.replaceAll("INTERVAL \\((.*?)\\) SECOND", "make_interval(secs => $1)")
                .replaceAll("TRY_CAST\\((.*?) AS BIGINT\\)", "try_bigint($1)")
                .replace("make_timestamp(", "of_us(")
                .replace(" // ", " / ")
                .replace(" AS DOUBLE)", " AS DOUBLE PRECISION)")
                .replace("n.rowid", "n.ctid");
    }

    /** Columns of a union are in one order in PostgreSQL, and none is replaced in passing. */
    private static String replaced(String replacements, String selected) {
        Map<String, String> by = new LinkedHashMap<>();
        for (String each : replacements.split(", ")) {
            by.put(each.substring(each.lastIndexOf(' ') + 1), each);
        }
        List<String> all = new ArrayList<>();
        Arrays.stream(selected.split(", ")).map(each -> each.substring(each.lastIndexOf(' ') + 1))
                .forEach(column -> all.add(by.getOrDefault(column, "r." + column)));
        return "SELECT " + String.join(", ", all) + " FROM (SELECT " + selected + " FROM recent_call";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(sql.substring(0, Math.min(sql.length(), 3000)), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.jackfield.core.calllog.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.security.access.CallField;
import org.jdbi.v3.core.Jdbi;

/** Asks the archive's files what the tables are asked, by the same statements over views of the same names. */
public final class ArchivedCalls implements AutoCloseable {

    private static final Pattern AGENT = Pattern.compile(
            "\\{fn SUBSTRING\\((\\S+), \\{fn LOCATE\\(':', \\S+\\)\\} \\+ 1, 100\\)\\}");
    private static final Pattern PAGE = Pattern.compile("OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY");

    private static final String ANSWERED = "EXISTS (SELECT 1 FROM calllog_answered a WHERE a.outside_digits = l.outside_digits"
            + " AND a.latest > l.started_at)";

    private final ArchiveRelations relations = new ArchiveRelations();
    private final Supplier<Optional<RecordingFactsService>> facts;
    private DuckDBConnection root;

    /** @param facts tells what call recording knows of segments, if it is there */
    public ArchivedCalls(Supplier<Optional<RecordingFactsService>> facts) {
        this.facts = facts;
    }

    /** Opened at the first question: what is recent must not wait for it. */
    private synchronized DuckDBConnection open() throws SQLException {
        if (root == null) {
            root = (DuckDBConnection) ParquetFiles.open();
            execute(root, "SET parquet_metadata_cache = true");
        }
        return root.duplicate();
    }

    /**
     * {@return the answer of the archive; {@code nothing} if it has no files}
     *
     * @param answered when the last answered call with a number outside began, of the calls that are not archived
     */
    public <T> T ask(ArchiveStore.Listed listed, Map<String, Instant> answered, Function<CallReader, T> question, T nothing)
            throws IOException {
        List<ArchiveFile> files = listed.files().stream().filter(ArchiveFile::isReadable).toList();
        if (files.isEmpty()) {
            return nothing;
        }
        try (DuckDBConnection connection = open()) {
            look(connection, files);
            execute(connection, "CREATE TEMP VIEW calllog_call AS SELECT call_id AS id, phone_system, call_type, direction,"
                    + " answered, outside_digits, whole_started_at AS started_at,"
                    + " whole_ended_at AS ended_at, whole_marks AS marks FROM "
                    + relations.relation(files.stream().map(ArchiveFile::calls).toList(), HistoryTables.CALLS));
            String segments = relations.relation(files.stream().map(ArchiveFile::segments).toList(), HistoryTables.SEGMENTS);
            execute(connection, "CREATE TEMP VIEW calllog_segment AS " + late(listed, segments));
            if (!answered.isEmpty()) {
                answered(connection, answered);
            }
            Jdbi jdbi = Jdbi.create(connection).installPlugin(new ColumnTypes());
            KnownFields known = facts.get().<KnownFields>map(told -> new ArchivedFacts(connection, told)).orElse(ArchivedCalls::idsAsTexts);
            return question.apply(new JdbiCallReader(jdbi, ArchivedCalls::duck, answered.isEmpty() ? "1 = 0" : ANSWERED, known));
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void look(DuckDBConnection connection, List<ArchiveFile> files) throws SQLException {
        List<Path> paths = files.stream().flatMap(file -> Stream.of(file.segments(), file.calls())).toList();
        relations.keep(paths);
        relations.look(connection, paths);
    }

    private static void answered(DuckDBConnection connection, Map<String, Instant> answered) throws SQLException {
        execute(connection, "CREATE TEMP TABLE calllog_answered (outside_digits VARCHAR, latest TIMESTAMP)");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "calllog_answered")) {
            for (Map.Entry<String, Instant> each : answered.entrySet()) {
                appender.beginRow().append(each.getKey()).append(LocalDateTime.ofInstant(each.getValue(), ZoneOffset.UTC)).endRow();
            }
        }
    }

    /** {@return rows of segments with what was said of them later} */
    private static String late(ArchiveStore.Listed listed, String rows) {
        if (listed.assigned().isEmpty() && listed.forgotten().isEmpty()) {
            return "SELECT * FROM " + rows;
        }
        String forgotten = listed.forgotten().isEmpty() ? "false" : PeopleColumns.isOneOf("a.user_id", listed.forgotten());
        String caller = listed.forgotten().isEmpty() ? "false" : PeopleColumns.isOneOf("a.caller_user_id", listed.forgotten());
        String said = listed.assigned().isEmpty()
                ? "(SELECT CAST(NULL AS UUID) AS sid, CAST(NULL AS UUID) AS uid, '' AS uname WHERE false)"
                : listed.assigned().stream().map(ArchivedCalls::values)
                        .collect(Collectors.joining(", ", "(SELECT * FROM (VALUES ", ") v(sid, uid, uname))"));
        return "SELECT a.* REPLACE (CASE WHEN o.sid IS NOT NULL THEN o.uid WHEN " + forgotten
                + " THEN NULL ELSE a.user_id END AS user_id, CASE WHEN o.sid IS NOT NULL THEN o.uname WHEN " + forgotten
                + " THEN '' ELSE a.user_name END AS user_name, CASE WHEN " + caller
                + " THEN NULL ELSE a.caller_user_id END AS caller_user_id, CASE WHEN " + caller
                + " THEN '' ELSE a.caller_user_name END AS caller_user_name) FROM " + rows + " a LEFT JOIN " + said + " o ON o.sid = a.id";
    }

    private static String values(Assignment a) {
        String user = a.user() == null ? "CAST(NULL AS UUID)" : "CAST('" + a.user() + "' AS UUID)";
        return "(CAST('" + a.segment() + "' AS UUID), " + user + ", '" + a.userName().replace("'", "''") + "')";
    }

    /** Filters compare ids as texts, which they are in the tables. */
    static SegmentFields idsAsTexts(SegmentFields fields) {
        return fields.with(CallField.LOGICAL_CALL_ID, "CAST(" + fields.alias() + ".call_id AS VARCHAR)")
                .with(CallField.GLOBAL_CALL_ID, "CAST(" + fields.alias() + ".id AS VARCHAR)");
    }

    private static String duck(String sql) {
        String agents = AGENT.matcher(sql).replaceAll("substr($1, strpos($1, ':') + 1)");
        return PAGE.matcher(agents).replaceAll("LIMIT :size OFFSET :offset");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (root != null) {
            try {
                root.close();
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}

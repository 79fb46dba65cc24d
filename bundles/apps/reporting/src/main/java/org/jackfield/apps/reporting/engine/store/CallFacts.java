package org.jackfield.apps.reporting.engine.store;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.apps.reporting.statistic.ListColumns;

/** What call recording knows of the rows: custom fields, notes, whether there is a recording. Fetched only if asked for. */
public final class CallFacts {

    private static final Set<CallField> FIELDS = EnumSet.of(
            CallField.FIELD1, CallField.FIELD2, CallField.FIELD3, CallField.FIELD4, CallField.FIELD5, CallField.NOTE,
            CallField.SERIAL);
    private static final Set<CallFlag> FLAGS = EnumSet.of(CallFlag.RECORDED, CallFlag.NOTED, CallFlag.SCORED);
    private static final List<String> TAGS =
            IntStream.rangeClosed(1, ListColumns.TAG_FIELDS_COUNT).mapToObj(i -> "tag_" + i).toList();

    private CallFacts() {}

    /** {@return whether a report asks for any} */
    public static boolean wanted(ReportDefinition definition) {
        return definition.columns().stream().anyMatch(column -> column.column().startsWith("tag-field-"))
                || definition.sort().stream().anyMatch(column -> column.column().startsWith("tag-field-"))
                || wanted(definition.filter().calls());
    }

    /** {@return whether what somebody may see depends on any} */
    public static boolean wanted(CallAccess access) {
        return Stream.concat(access.grants().stream(), access.denials().stream()).anyMatch(CallFacts::wanted);
    }

    private static boolean wanted(CallFilter filter) {
        return filter.texts().keySet().stream().anyMatch(FIELDS::contains)
                || filter.flags().keySet().stream().anyMatch(FLAGS::contains)
                || filter.status() == CallStatus.RECORDED || filter.status() == CallStatus.NOT_RECORDED;
    }

    /** Makes the table: a row for each segment of a window that anything is known of. */
    static void make(
            DuckDBConnection connection, String table, FactsSource source, Window window, ReportProgress progress)
            throws SQLException {
        DuckDb.execute(connection, "CREATE TABLE " + table + " (row_id UUID, recorded BOOLEAN, scored BOOLEAN, serials VARCHAR,"
                + " notes VARCHAR, " + TAGS.stream().map(tag -> tag + " VARCHAR").collect(Collectors.joining(", ")) + ")");
        try (DuckDBAppender appender = connection.createAppender("memory", "main", table)) {
            source.each(window.from(), HistoryRelation.callsOf(window).to(), facts -> {
                DuckDb.goOn(progress);
                append(appender, facts);
            });
        }
    }

    /** {@return what makes the table: a row for each call with the last entry that its segments have, as far as they may be seen} */
    static String ofCalls(String table, String facts, HistoryRelation history, Optional<String> access, Window window) {
        String segments = "(" + joinSegments(history.wholeSegments(HistoryRelation.callsOf(window)), facts) + ")";
        String last = TAGS.stream()
                .map(tag -> "coalesce(max_by(r." + tag + ", r.segment_number) FILTER (WHERE r." + tag + " <> ''), '') AS " + tag)
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + table + " AS SELECT r.call_id AS row_id, bool_or(r.recorded) AS recorded,"
                + " bool_or(r.scored) AS scored, string_agg(r.serials, chr(10) ORDER BY r.segment_number) AS serials,"
                + " string_agg(r.notes, chr(10) ORDER BY r.segment_number) AS notes, " + last + " FROM " + segments
                + " r SEMI JOIN " + facts + " k ON k.row_id = r.id" + access.map(seen -> " WHERE " + seen).orElse("")
                + " GROUP BY r.call_id";
    }

    private static void append(DuckDBAppender appender, RecordingFacts facts) {
        try {
            appender.beginRow().append(facts.segment()).append(facts.recorded()).append(facts.scored())
                    .append(String.join("\n", facts.serials())).append(String.join("\n", facts.notes()));
            for (String tag : facts.tags()) {
                appender.append(tag);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException("the facts of a segment cannot be added: " + facts.segment(), e);
        }
    }

    /** {@return rows with what is known of them} */
    public static String join(String rows, String table) {
        return joined("(" + rows + ")", table, "CASE WHEN x.by_segment THEN x.id ELSE x.call_id END");
    }

    /** {@return whole segments with what is known of them} */
    public static String joinSegments(String segments, String table) {
        return joined(segments, table, "x.id");
    }

    private static String joined(String rows, String table, String id) {
        String tags = TAGS.stream().map(tag -> ", coalesce(f." + tag + ", '') AS " + tag).collect(Collectors.joining());
        return "SELECT x.*, coalesce(f.recorded, false) AS recorded, coalesce(f.scored, false) AS scored,"
                + " coalesce(f.serials, '') AS serials, coalesce(f.notes, '') AS notes" + tags + " FROM " + rows
                + " x LEFT JOIN " + table + " f ON f.row_id = " + id;
    }

    /** {@return fields that know them} */
    public static SegmentFields known(SegmentFields fields) {
        SegmentFields more = fields.with(CallFlag.RECORDED, "r.recorded").with(CallFlag.SCORED, "r.scored")
                .with(CallField.NOTE, lines("notes")).with(CallField.SERIAL, lines("serials"));
        for (int i = 1; i <= ListColumns.TAG_FIELDS_COUNT; i++) {
            more = more.with(CallField.valueOf("FIELD" + i), "r.tag_" + i);
        }
        return more;
    }

    private static SegmentFields.Source lines(String column) {
        return new SegmentFields.Source(
                "u.line", "FROM (SELECT unnest(string_split(r." + column + ", chr(10))) AS line) u WHERE u.line <> ''");
    }
}

package org.jackfield.apps.reporting.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.apps.reporting.statistic.ListColumns;

/** What call recording knows of the rows: custom fields, notes, whether there is a recording. Fetched only if asked for. */
final class CallFacts {

    private static final Set<CallField> FIELDS = EnumSet.of(
            CallField.FIELD1, CallField.FIELD2, CallField.FIELD3, CallField.FIELD4, CallField.FIELD5, CallField.NOTE,
            CallField.SERIAL);
    private static final Set<CallFlag> FLAGS = EnumSet.of(CallFlag.RECORDED, CallFlag.NOTED, CallFlag.SCORED);
    private static final List<String> TAGS =
            IntStream.rangeClosed(1, ListColumns.TAG_FIELDS_COUNT).mapToObj(i -> "tag_" + i).toList();

    /** Who tells them. */
    interface Source {
        void each(Instant from, Instant to, Consumer<RecordingFacts> reader);
    }

    private CallFacts() {}

    /** {@return whether a report asks for any} */
    static boolean wanted(ReportDefinition definition) {
        CallFilter filter = definition.filter().calls();
        return definition.columns().stream().anyMatch(column -> column.column().startsWith("tag-field-"))
                || definition.sort().stream().anyMatch(column -> column.column().startsWith("tag-field-"))
                || filter.texts().keySet().stream().anyMatch(FIELDS::contains)
                || filter.flags().keySet().stream().anyMatch(FLAGS::contains)
                || filter.status() == CallStatus.RECORDED || filter.status() == CallStatus.NOT_RECORDED;
    }

    /** Makes the table: a row for each segment, or for each call with the last entry that its segments have. */
    static void make(
            DuckDBConnection connection, String table, Source source, HistoryRelation history, boolean segmented,
            Window window)
            throws SQLException {
        String one = segmented ? table : table + "_s";
        DuckDb.execute(connection, "CREATE TABLE " + one + " (row_id UUID, recorded BOOLEAN, scored BOOLEAN, serials VARCHAR,"
                + " notes VARCHAR, " + TAGS.stream().map(tag -> tag + " VARCHAR").collect(Collectors.joining(", ")) + ")");
        Window later = new Window(window.from(), window.to().plusSeconds(31_536_000));
        try (DuckDBAppender appender = connection.createAppender("memory", "main", one)) {
            source.each(window.from(), later.to(), facts -> append(appender, facts));
        }
        if (!segmented) {
            String last = TAGS.stream()
                    .map(tag -> "coalesce(max_by(f." + tag + ", s.segment_number) FILTER (WHERE f." + tag + " <> ''), '') AS " + tag)
                    .collect(Collectors.joining(", "));
            DuckDb.execute(connection, "CREATE TABLE " + table + " AS SELECT s.call_id AS row_id, bool_or(f.recorded) AS recorded,"
                    + " bool_or(f.scored) AS scored, string_agg(f.serials, chr(10)) AS serials,"
                    + " string_agg(f.notes, chr(10)) AS notes, " + last + " FROM " + one + " f JOIN "
                    + history.wholeSegments(later) + " s ON s.id = f.row_id GROUP BY s.call_id");
            DuckDb.execute(connection, "DROP TABLE " + one);
        }
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
    static String join(String rows, String table) {
        String tags = TAGS.stream().map(tag -> ", coalesce(f." + tag + ", '') AS " + tag).collect(Collectors.joining());
        return "SELECT x.*, coalesce(f.recorded, false) AS recorded, coalesce(f.scored, false) AS scored,"
                + " coalesce(f.serials, '') AS serials, coalesce(f.notes, '') AS notes" + tags + " FROM (" + rows
                + ") x LEFT JOIN " + table + " f ON f.row_id = CASE WHEN x.by_segment THEN x.id ELSE x.call_id END";
    }

    /** {@return fields that know them} */
    static SegmentFields known(SegmentFields fields) {
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

package org.jackfield.apps.reporting.engine.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.history.WholeCall;
import org.jackfield.api.calllog.store.HistoryAppender;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportProgress;

/**
 * Calls made of those segments only that somebody may see (ruling 9). Calls of which all can be seen are taken as they are;
 * those of which a part can be seen are put together anew, by the same rules.
 */
final class LimitedCalls {

    private static final String COLUMNS =
            HistoryTables.CALLS.stream().map(HistoryTables.Column::name).collect(Collectors.joining(", "));

    private final DuckDb database;
    private final Connection connection;

    LimitedCalls(DuckDb database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Makes the table.
     *
     * @param facts a table of what call recording knows of segments; empty if {@code access} does not ask for it
     * @param access which segments {@code r} may be seen
     */
    void make(
            String table, HistoryRelation history, String facts, Window window, String access, ReportProgress progress)
            throws SQLException {
        String all = history.wholeSegments(HistoryRelation.callsOf(window));
        String segments = facts.isEmpty() ? all : "(" + CallFacts.joinSegments(all, facts) + ")";
        database.execute(
                connection,
                "CREATE TABLE " + table + "_seen AS SELECT r.call_id, count(*) = count(*) FILTER (WHERE " + access
                        + ") AS wholly FROM " + segments + " r WHERE r.call_id IN (SELECT call_id FROM "
                        + history.wholeCalls(window) + ") GROUP BY r.call_id HAVING count(*) FILTER (WHERE " + access
                        + ") > 0",
                progress);
        database.execute(
                connection,
                "CREATE TABLE " + table + " AS SELECT " + COLUMNS + " FROM " + history.wholeCalls(window)
                        + " r WHERE r.call_id IN (SELECT call_id FROM " + table + "_seen WHERE wholly)",
                progress);
        String partly = "SELECT r.* FROM " + segments + " r WHERE " + access
                + " AND r.call_id IN (SELECT call_id FROM " + table + "_seen WHERE NOT wholly) ORDER BY r.call_id";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(partly);
                HistoryAppender appender =
                        new HistoryAppender((DuckDBConnection) connection, "memory", null, table)) {
            append(rows, appender, progress);
        }
        DuckDb.execute(connection, "DROP TABLE " + table + "_seen");
    }

    private static void append(ResultSet rows, HistoryAppender appender, ReportProgress progress) throws SQLException {
        List<HistorySegment> call = new ArrayList<>();
        UUID id = null;
        while (rows.next()) {
            DuckDb.goOn(progress);
            HistorySegment segment = new HistorySegment(SegmentColumns.segment(rows), PeopleColumns.read(rows));
            if (!segment.segment().logicalCall().equals(id)) {
                end(call, appender);
                id = segment.segment().logicalCall();
            }
            call.add(segment);
        }
        end(call, appender);
    }

    private static void end(List<HistorySegment> call, HistoryAppender appender) {
        if (!call.isEmpty()) {
            appender.add(List.copyOf(call), WholeCall.of(call));
            call.clear();
        }
    }
}

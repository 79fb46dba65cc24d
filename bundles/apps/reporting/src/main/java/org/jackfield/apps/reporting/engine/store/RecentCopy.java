package org.jackfield.apps.reporting.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.HistoryAppender;

/**
 * Recent calls, and what was said late of archived ones, as tables of the engine. Brought up to date before each report,
 * by what has changed only. Whoever brings it up to date holds its monitor until the report's own transaction has begun.
 */
final class RecentCopy {

    private static final int AT_ONCE = 1000;

    private final CallHistory history;
    private final Connection connection;
    private long version = CallHistory.FROM_THE_START;

    RecentCopy(CallHistory history, Connection connection) throws SQLException {
        this.history = history;
        this.connection = connection;
        DuckDb.execute(connection, HistoryTables.createTable(HistoryRelation.RECENT_SEGMENTS, HistoryTables.SEGMENTS));
        DuckDb.execute(connection, HistoryTables.createTable(HistoryRelation.RECENT_CALLS, HistoryTables.CALLS));
        DuckDb.execute(connection, "CREATE TABLE " + HistoryRelation.ASSIGNED
                + " (segment_id UUID, user_id UUID, user_name VARCHAR)");
        DuckDb.execute(connection, "CREATE TABLE " + HistoryRelation.FORGOTTEN + " (user_id UUID)");
    }

    /** Brings the tables up to date; {@return the archive that goes with them} */
    Archive refresh() throws SQLException {
        DuckDb.execute(connection, "BEGIN TRANSACTION");
        try {
            // the new rows wait in tables of their own: which old ones go is known only at the end
            for (String table : List.of(HistoryRelation.RECENT_SEGMENTS, HistoryRelation.RECENT_CALLS)) {
                DuckDb.execute(connection, "CREATE OR REPLACE TEMP TABLE new_" + table + " AS FROM " + table + " LIMIT 0");
            }
            HistorySnapshot snapshot;
            try (HistoryAppender rows = new HistoryAppender(
                    (DuckDBConnection) connection, "temp", "new_" + HistoryRelation.RECENT_SEGMENTS,
                    "new_" + HistoryRelation.RECENT_CALLS)) {
                snapshot = history.read(version, rows::add);
            }
            replace(snapshot);
            late(snapshot);
            DuckDb.execute(connection, "COMMIT");
            version = snapshot.version();
            return new Archive(
                    snapshot.files(), !snapshot.assigned().isEmpty() || !snapshot.forgotten().isEmpty());
        } catch (SQLException | RuntimeException e) {
            DuckDb.execute(connection, "ROLLBACK");
            throw e;
        }
    }

    /**
     * The archived calls.
     *
     * @param late whether anything was said of them later
     */
    record Archive(List<ArchiveFile> files, boolean late) {}

    private void replace(HistorySnapshot snapshot) throws SQLException {
        for (String table : List.of(HistoryRelation.RECENT_SEGMENTS, HistoryRelation.RECENT_CALLS)) {
            if (snapshot.whole()) {
                DuckDb.execute(connection, "DELETE FROM " + table);
            } else {
                List<UUID> changed = new ArrayList<>(snapshot.changed());
                for (int from = 0; from < changed.size(); from += AT_ONCE) {
                    delete(table, changed.subList(from, Math.min(changed.size(), from + AT_ONCE)));
                }
            }
            DuckDb.execute(connection, "INSERT INTO " + table + " FROM new_" + table);
        }
    }

    private void delete(String table, List<UUID> calls) throws SQLException {
        StringBuilder ids = new StringBuilder();
        calls.forEach(id -> ids.append(ids.isEmpty() ? "'" : ", '").append(id).append('\''));
        DuckDb.execute(connection, "DELETE FROM " + table + " WHERE call_id IN (" + ids + ")");
    }

    private void late(HistorySnapshot snapshot) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + HistoryRelation.ASSIGNED);
            statement.execute("DELETE FROM " + HistoryRelation.FORGOTTEN);
        }
        DuckDBConnection duck = (DuckDBConnection) connection;
        try (DuckDBAppender assigned = duck.createAppender("main", HistoryRelation.ASSIGNED)) {
            for (HistorySnapshot.Assignment a : snapshot.assigned()) {
                assigned.beginRow().append(a.segment()).append(a.user()).append(a.userName()).endRow();
            }
        }
        try (DuckDBAppender forgotten = duck.createAppender("main", HistoryRelation.FORGOTTEN)) {
            for (UUID user : snapshot.forgotten()) {
                forgotten.beginRow().append(user).endRow();
            }
        }
    }
}

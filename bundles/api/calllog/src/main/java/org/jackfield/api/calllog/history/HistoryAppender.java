package org.jackfield.api.calllog.history;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.history.HistoryTables.Column;

/** Adds calls to tables of DuckDB that have the columns of {@link HistoryTables}. One thread; closing makes rows visible. */
public final class HistoryAppender implements AutoCloseable {

    private final DuckDBAppender segments;
    private final DuckDBAppender calls;

    /**
     * Begins.
     *
     * @param connection a connection of DuckDB
     * @param catalog where the tables are, such as {@code memory} or {@code temp}
     * @param segments the table of segments; null to leave them out
     * @param calls the table of calls
     */
    public HistoryAppender(DuckDBConnection connection, String catalog, String segments, String calls) throws SQLException {
        this.segments = segments == null ? null : connection.createAppender(catalog, "main", segments);
        this.calls = connection.createAppender(catalog, "main", calls);
    }

    /**
     * Adds a call.
     *
     * @param call its segments
     * @param whole the call; of one that is not over only the segments are added
     * @throws IllegalStateException if DuckDB does not take it
     */
    public void add(List<HistorySegment> call, WholeCall whole) {
        try {
            if (segments != null) {
                for (HistorySegment segment : call) {
                    append(segments, HistoryTables.SEGMENTS, segment);
                }
            }
            if (whole.isOver()) {
                append(calls, HistoryTables.CALLS, HistoryCall.of(call, whole));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a call cannot be added: " + call.get(0).segment().logicalCall(), e);
        }
    }

    private static <T> void append(DuckDBAppender appender, List<Column<T>> columns, T row) throws SQLException {
        appender.beginRow();
        for (Column<T> column : columns) {
            append(appender, column.value().apply(row));
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case UUID id -> appender.append(id);
            case String text -> appender.append(text);
            case Boolean flag -> appender.append(flag);
            case Integer number -> appender.append(number);
            case Long number -> appender.append(number);
            case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default -> throw new IllegalStateException("no column holds a " + value.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        if (segments != null) {
            segments.close();
        }
        calls.close();
    }
}

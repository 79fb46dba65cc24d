package org.jackfield.apps.reporting.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jackfield.api.calllog.history.HistoryTables.Column;

/** Rows of the archive's tables, one after the other into a table of the engine. */
final class HistoryRows {

    private HistoryRows() {}

    static <T> void append(DuckDBAppender appender, List<Column<T>> columns, T row) throws SQLException {
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
}

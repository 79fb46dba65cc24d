package org.jackfield.api.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Writes rows that are given as values by column. Names of tables and columns go into the statement as they are, so they
 * are never anybody's input. Within the handle's transaction and on its thread.
 */
public final class Rows {

    private Rows() {}

    /**
     * Adds rows.
     *
     * @param rows all with the same columns in the same order; a null stands for an instant that there is not
     */
    public static void insert(Handle handle, String table, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> columns = rows.get(0).keySet();
        run(handle, "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(c -> ":" + c).collect(Collectors.joining(", ")) + ")", rows);
    }

    /**
     * Changes the rows of the same {@code id}.
     *
     * @param rows likewise, each with its {@code id}
     */
    public static void update(Handle handle, String table, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String assignments = rows.get(0).keySet().stream()
                .filter(c -> !c.equals("id"))
                .map(c -> c + " = :" + c)
                .collect(Collectors.joining(", "));
        run(handle, "UPDATE " + table + " SET " + assignments + " WHERE id = :id", rows);
    }

    private static void run(Handle handle, String sql, List<Map<String, Object>> rows) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (Map<String, Object> row : rows) {
            row.forEach((column, value) -> bind(batch, column, value));
            batch.add();
        }
        batch.execute();
    }

    /** Binds a value; a null stands for an instant that there is not. */
    public static void bind(SqlStatement<?> statement, String name, Object value) {
        if (value == null || value instanceof Instant) {
            // a time stamp may be missing, and then the driver has to know what it is that is missing
            statement.bindByType(name, (Instant) value, Instant.class);
        } else {
            statement.bind(name, value);
        }
    }
}

package org.jackfield.api.persistence.backup;

import java.util.Map;

/**
 * What of the tables is in a backup.
 *
 * @param rows how many rows by the name of the table, in small letters; immutable
 */
public record TableContents(Map<String, Long> rows) {

    /** Copies the components. */
    public TableContents {
        rows = Map.copyOf(rows);
    }

    /** {@return how many rows in all} */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}

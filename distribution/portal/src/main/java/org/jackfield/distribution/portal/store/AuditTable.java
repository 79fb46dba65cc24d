package org.jackfield.distribution.portal.store;

import java.util.List;
import java.util.Optional;
import org.jackfield.distribution.portal.records.AuditEntry;

/** Every act; lines are added and never changed. */
public final class AuditTable {

    private static final int MAX_SUBJECT = 200;
    private static final int MAX_DETAIL = 2000;

    private final Sql sql;

    AuditTable(Sql sql) {
        this.sql = sql;
    }

    /** Writes an act down. */
    public void add(AuditEntry one) {
        sql.update("""
                INSERT INTO audit (happened, done_by, done_from, action, subject, done, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                one.at(), cut(one.by(), 80), cut(one.from(), 80), one.action(), cut(one.subject(), MAX_SUBJECT), one.done(),
                cut(one.detail(), MAX_DETAIL));
    }

    /**
     * {@return acts, the newest first}
     *
     * @param subject only those on this
     * @param before only those with a smaller number
     */
    public List<AuditEntry> entries(Optional<String> subject, long before, int limit) {
        return sql.list("SELECT * FROM audit WHERE COALESCE(?, subject) = subject AND number < ? ORDER BY number DESC LIMIT ?",
                row -> new AuditEntry(
                        row.getLong("number"), Sql.instant(row, "happened"), row.getString("done_by"),
                        row.getString("done_from"), row.getString("action"), row.getString("subject"),
                        row.getBoolean("done"), row.getString("detail")),
                subject, before, limit);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.recording.format.WrappedKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Recordings in the table {@code recording_file}. */
public final class JdbiFileStore implements FileStore {

    private static final int WORDS = 200;
    private static final String IN_ORDER = " AND id > :after ORDER BY id OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY";
    private static final String HELD =
            "segment_id IN (SELECT a.segment_id FROM recording_annotation a WHERE a.legal_hold = :held)";
    private static final String EXPIRED = " WHERE erased_at IS NULL AND ended_at < :before AND NOT " + HELD;

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiFileStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    /** Adds a recording within a transaction. {@return false if it was there} */
    static boolean add(Handle handle, RecordingRow row) {
        boolean there = handle.createQuery("SELECT COUNT(*) FROM recording_file WHERE id = :id")
                        .bind("id", row.id())
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (!there) {
            Rows.insert(handle, "recording_file", List.of(FileColumns.valuesOf(row)));
        }
        return !there;
    }

    @Override
    public Optional<RecordingRow> file(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM recording_file WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> FileColumns.row(row))
                .findOne());
    }

    @Override
    public List<RecordingRow> after(UUID id, int limit) {
        return rows(" WHERE erased_at IS NULL", Map.of(), id, limit);
    }

    @Override
    public long count() {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT COUNT(*) FROM recording_file WHERE erased_at IS NULL")
                .mapTo(Long.class)
                .one());
    }

    private List<RecordingRow> rows(String where, Map<String, Object> values, UUID after, int limit) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("SELECT * FROM recording_file" + where + IN_ORDER);
            values.forEach((name, value) -> Rows.bind(query, name, value));
            return query.bind("after", after)
                    .bind("limit", limit)
                    .map((row, context) -> FileColumns.row(row))
                    .list();
        });
    }

    @Override
    public boolean erase(UUID file, Erasure erasure) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE recording_file SET wrapped_key = NULL, master_id = '',"
                                + " erased_at = :at, erased_by = :by, erased_reason = :reason"
                                + " WHERE id = :id AND erased_at IS NULL")
                        .bind("at", erasure.at())
                        .bind("by", ColumnTypes.fit(erasure.by(), WORDS))
                        .bind("reason", ColumnTypes.fit(erasure.reason(), WORDS))
                        .bind("id", file)
                        .execute())
                > 0;
    }

    @Override
    public Optional<Erasure> erasure(UUID file) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT erased_at, erased_by, erased_reason FROM recording_file"
                        + " WHERE id = :id AND erased_at IS NOT NULL")
                .bind("id", file)
                .map((row, context) -> new Erasure(
                        SegmentColumns.instant(row, "erased_at"), row.getString("erased_by"), row.getString("erased_reason")))
                .findOne());
    }

    @Override
    public List<RecordingRow> leftOver(UUID after, int limit) {
        return rows(" WHERE erased_at IS NOT NULL AND file_removed = :removed", Map.of("removed", false), after, limit);
    }

    @Override
    public void removed(UUID file) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE recording_file SET file_removed = :removed WHERE id = :id")
                .bind("removed", true)
                .bind("id", file)
                .execute());
    }

    @Override
    public Map<String, Long> keysByMaster() {
        Map<String, Long> keys = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle
                .createQuery("SELECT master_id, COUNT(*) AS keys_there FROM recording_file WHERE erased_at IS NULL"
                        + " GROUP BY master_id ORDER BY master_id")
                .map((row, context) -> Map.entry(row.getString("master_id"), row.getLong("keys_there")))
                .forEach(count -> keys.put(count.getKey(), count.getValue())));
        return keys;
    }

    @Override
    public List<RecordingRow> notUnder(String masterId, UUID after, int limit) {
        return rows(" WHERE erased_at IS NULL AND master_id <> :master", Map.of("master", masterId), after, limit);
    }

    @Override
    public boolean rewrap(UUID file, byte[] wrappedKey) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE recording_file SET wrapped_key = :key, master_id = :master"
                                + " WHERE id = :id AND erased_at IS NULL")
                        .bind("key", wrappedKey)
                        .bind("master", WrappedKey.of(wrappedKey).masterId())
                        .bind("id", file)
                        .execute())
                > 0;
    }

    @Override
    public List<RecordingRow> toArchive(Instant endedBefore, UUID after, int limit) {
        return rows(
                " WHERE erased_at IS NULL AND archived_at IS NULL AND ended_at < :before",
                Map.of("before", endedBefore), after, limit);
    }

    @Override
    public void archived(UUID file, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE recording_file SET archived_at = :at WHERE id = :id")
                .bind("at", at)
                .bind("id", file)
                .execute());
    }

    @Override
    public List<RecordingRow> expired(Instant endedBefore, UUID after, int limit) {
        return rows(EXPIRED, Map.of("before", endedBefore, "held", true), after, limit);
    }

    @Override
    public Amount expiredAmount(Instant endedBefore) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT COUNT(*) AS files, COALESCE(SUM(file_bytes), 0) AS bytes FROM recording_file" + EXPIRED)
                .bind("before", endedBefore)
                .bind("held", true)
                .map((row, context) -> new Amount(row.getLong("files"), row.getLong("bytes")))
                .one());
    }

    @Override
    public long heldBefore(Instant endedBefore) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT COUNT(*) FROM recording_file WHERE erased_at IS NULL AND ended_at < :before AND " + HELD)
                .bind("before", endedBefore)
                .bind("held", true)
                .mapTo(Long.class)
                .one());
    }
}

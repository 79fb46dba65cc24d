package org.jackfield.apps.recording.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads what others may know of segments from the tables of recordings. */
public final class JdbiRecordingFacts implements RecordingFactsService {

    private static final String SELECT = "SELECT s.id, s.started_at, a.rating, a.scored, a.field1, a.field2, a.field3, a.field4, a.field5"
            + RecordingConditions.FROM;
    /** Behind the last one that was read: more may have begun in the same millisecond. */
    private static final String NEXT = " WHERE s.started_at < :to AND (s.started_at > :from OR s.started_at = :from AND s.id > :id)"
            + " ORDER BY s.started_at, s.id OFFSET 0 ROWS FETCH NEXT :size ROWS ONLY";
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;

    private record Said(UUID segment, Instant started, int rating, boolean scored, List<String> tags) {}

    private record File(String serial, boolean there) {}

    /** Reads a database. */
    public JdbiRecordingFacts(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public Map<UUID, RecordingFacts> of(Collection<UUID> segments) {
        Map<UUID, RecordingFacts> facts = new HashMap<>();
        jdbi.useHandle(handle -> {
            for (List<UUID> some : KeyLists.of(segments)) {
                List<Said> said = handle.createQuery(SELECT + " WHERE s.id IN (<ids>)")
                        .bindList("ids", some)
                        .map((row, context) -> said(row))
                        .list();
                whole(handle, said).forEach(each -> facts.put(each.segment(), each));
            }
        });
        return facts;
    }

    @Override
    public void each(Instant from, Instant to, Consumer<RecordingFacts> reader) {
        Instant behind = from;
        UUID last = BEFORE_ALL;
        while (true) {
            List<Said> said = next(behind, last, to);
            jdbi.withHandle(handle -> whole(handle, said)).forEach(reader);
            if (said.size() < AT_ONCE) {
                return;
            }
            behind = said.getLast().started();
            last = said.getLast().segment();
        }
    }

    private List<Said> next(Instant behind, UUID last, Instant to) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(SELECT + NEXT);
            Rows.bind(query, "from", behind);
            Rows.bind(query, "to", to);
            Rows.bind(query, "id", last);
            Rows.bind(query, "size", AT_ONCE);
            return query.map((row, context) -> said(row)).list();
        });
    }

    private static Said said(ResultSet row) throws SQLException {
        List<String> tags = new ArrayList<>(CustomTags.COUNT);
        for (int i = 1; i <= CustomTags.COUNT; i++) {
            String text = row.getString("field" + i);
            tags.add(text == null ? "" : text);
        }
        return new Said(
                SegmentColumns.uuid(row, "id"), SegmentColumns.instant(row, "started_at"), row.getInt("rating"),
                row.getBoolean("scored"), tags);
    }

    private static List<RecordingFacts> whole(Handle handle, List<Said> said) {
        List<UUID> ids = said.stream().map(Said::segment).toList();
        Map<UUID, List<File>> files = new HashMap<>();
        Map<UUID, List<String>> notes = new HashMap<>();
        for (List<UUID> some : KeyLists.of(ids)) {
            handle.createQuery("SELECT segment_id, serial, erased_at FROM recording_file WHERE segment_id IN (<ids>)"
                            + " ORDER BY part, started_at, id")
                    .bindList("ids", some)
                    .map((row, context) -> Map.entry(
                            SegmentColumns.uuid(row, "segment_id"),
                            new File(row.getString("serial"), row.getObject("erased_at") == null)))
                    .forEach(file -> files.computeIfAbsent(file.getKey(), id -> new ArrayList<>()).add(file.getValue()));
            handle.createQuery("SELECT segment_id, note_text FROM recording_note WHERE segment_id IN (<ids>) ORDER BY written_at, id")
                    .bindList("ids", some)
                    .map((row, context) -> Map.entry(SegmentColumns.uuid(row, "segment_id"), row.getString("note_text")))
                    .forEach(note -> notes.computeIfAbsent(note.getKey(), id -> new ArrayList<>()).add(note.getValue()));
        }
        return said.stream()
                .map(one -> new RecordingFacts(
                        one.segment,
                        files.getOrDefault(one.segment, List.of()).stream().anyMatch(File::there),
                        files.getOrDefault(one.segment, List.of()).stream().map(File::serial).toList(),
                        one.rating, one.scored, one.tags, notes.getOrDefault(one.segment, List.of())))
                .toList();
    }
}

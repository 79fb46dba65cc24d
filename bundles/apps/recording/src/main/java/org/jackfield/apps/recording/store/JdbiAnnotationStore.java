package org.jackfield.apps.recording.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.ProblemException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;

/** What people say of segments, in the tables {@code recording_annotation} and {@code recording_note}. */
public final class JdbiAnnotationStore implements AnnotationStore {

    private static final int NAME = 200;

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiAnnotationStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public Annotation annotate(UUID segment, Annotation value) {
        long revision = value.revision() + 1;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("segment_id", segment);
        values.put("revision", revision);
        values.put("rating", value.rating());
        values.put("scored", value.scored());
        for (int i = 0; i < Annotation.FIELDS; i++) {
            values.put("field" + (i + 1), ColumnTypes.fit(value.fields().get(i), Annotation.LONGEST));
        }
        values.put("legal_hold", value.legalHold());
        values.put("user_name", ColumnTypes.fit(value.user(), Annotation.LONGEST));
        return jdbi.inTransaction(handle -> {
            requireSegment(handle, segment);
            if (value.revision() == 0) {
                first(handle, segment, values);
            } else {
                change(handle, segment, value.revision(), values);
            }
            return new Annotation(
                    value.rating(), value.scored(), value.fields(), value.legalHold(), value.user(), revision);
        });
    }

    private static void first(Handle handle, UUID segment, Map<String, Object> values) {
        try {
            Rows.insert(handle, "recording_annotation", List.of(values));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && String.valueOf(cause.getSQLState()).startsWith("23")) {
                throw conflict(segment);
            }
            throw e;
        }
    }

    private static void change(Handle handle, UUID segment, long revision, Map<String, Object> values) {
        List<String> assignments =
                values.keySet().stream().filter(c -> !c.equals("segment_id")).map(c -> c + " = :" + c).toList();
        Update update = handle.createUpdate("UPDATE recording_annotation SET " + String.join(", ", assignments)
                + " WHERE segment_id = :segment_id AND revision = :read");
        values.forEach((column, value) -> Rows.bind(update, column, value));
        if (update.bind("read", revision).execute() == 0) {
            throw conflict(segment);
        }
    }

    private static ProblemException conflict(UUID segment) {
        return ProblemException.conflict(
                "recording.conflict", segment.toString(), "Somebody else has changed this meanwhile.",
                "Look at it again, then repeat your change.");
    }

    private static void requireSegment(Handle handle, UUID segment) {
        boolean there = handle.createQuery("SELECT COUNT(*) FROM recording_segment WHERE id = :id")
                        .bind("id", segment)
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (!there) {
            throw ProblemException.notFound(
                    "recording.unknown", segment.toString(), "There is no such segment.", "Look for the call on the recordings page.");
        }
    }

    @Override
    public List<Note> notes(UUID segment) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM recording_note WHERE segment_id = :segment ORDER BY written_at, id")
                .bind("segment", segment)
                .map((row, context) -> note(row))
                .list());
    }

    private static Note note(ResultSet row) throws SQLException {
        long position = row.getLong("position_millis");
        Long place = row.wasNull() ? null : position;
        return new Note(
                SegmentColumns.uuid(row, "id"), SegmentColumns.uuid(row, "segment_id"),
                SegmentColumns.instant(row, "written_at"), row.getString("written_by"), place, row.getString("note_text"));
    }

    @Override
    public void add(Note note) {
        jdbi.useTransaction(handle -> {
            requireSegment(handle, note.segment());
            handle.createUpdate("INSERT INTO recording_note (id, segment_id, written_at, written_by, position_millis, note_text)"
                            + " VALUES (:id, :segment, :at, :by, :position, :text)")
                    .bind("id", note.id())
                    .bind("segment", note.segment())
                    .bind("at", note.at())
                    .bind("by", ColumnTypes.fit(note.by(), NAME))
                    .bindByType("position", note.positionMillis(), Long.class)
                    .bind("text", ColumnTypes.fit(note.text(), Note.LONGEST))
                    .execute();
        });
    }

    @Override
    public boolean remove(UUID note) {
        return jdbi.withHandle(handle ->
                        handle.createUpdate("DELETE FROM recording_note WHERE id = :id").bind("id", note).execute())
                > 0;
    }
}

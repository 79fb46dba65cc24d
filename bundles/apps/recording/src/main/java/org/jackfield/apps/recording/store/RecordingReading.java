package org.jackfield.apps.recording.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads segments with all that belongs to them. */
final class RecordingReading {

    /** As many values as every database takes in one statement, with room for the conditions. */

    private static final String COLUMNS = "SELECT s.*, a.rating, a.scored, a.field1, a.field2, a.field3, a.field4, a.field5,"
            + " a.legal_hold, a.user_name AS annotation_user, a.revision AS annotation_revision";
    private static final String PAGE = " OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY";

    private RecordingReading() {}

    private record Found(
            Segment segment, SegmentState state, String reason, String source, Annotation annotation, SegmentPeople people) {}

    static Page<RecordedSegment> segments(
            Handle handle, RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page) {
        RecordingConditions conditions = RecordingConditions.of(query, access);
        long total = bound(handle.createQuery("SELECT COUNT(*)" + RecordingConditions.FROM + conditions.where()), conditions)
                .mapTo(Long.class)
                .one();
        List<Found> found = bound(
                        handle.createQuery(COLUMNS + RecordingConditions.FROM + conditions.where() + " ORDER BY "
                                + order.by().expression() + " " + order.direction() + ", s.started_at DESC, s.id DESC" + PAGE),
                        conditions)
                .bind("offset", page.offset())
                .bind("size", page.size())
                .map((row, context) -> found(row))
                .list();
        return Page.of(whole(handle, found), page, total);
    }

    static Page<RecordedCall> calls(
            Handle handle, RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page) {
        RecordingConditions conditions = RecordingConditions.of(query, access);
        long total = bound(
                        handle.createQuery(
                                "SELECT COUNT(DISTINCT s.call_id)" + RecordingConditions.FROM + conditions.where()),
                        conditions)
                .mapTo(Long.class)
                .one();
        List<UUID> ids = bound(handle.createQuery(callIds(conditions, order)), conditions)
                .bind("offset", page.offset())
                .bind("size", page.size())
                .map((row, context) -> SegmentColumns.uuid(row, "call_id"))
                .list();
        Map<UUID, List<RecordedSegment>> byCall = new LinkedHashMap<>();
        ids.forEach(id -> byCall.put(id, new ArrayList<>()));
        String more = conditions.where().isEmpty() ? " WHERE " : conditions.where() + " AND ";
        for (List<UUID> some : KeyLists.of(ids)) {
            List<Found> found = bound(
                            handle.createQuery(COLUMNS + RecordingConditions.FROM + more
                                            + "s.call_id IN (<ids>) ORDER BY s.segment_number, s.id")
                                    .bindList("ids", some),
                            conditions)
                    .map((row, context) -> found(row))
                    .list();
            whole(handle, found).forEach(one -> byCall.get(one.segment().logicalCall()).add(one));
        }
        List<RecordedCall> calls = byCall.entrySet().stream()
                .filter(call -> !call.getValue().isEmpty())
                .map(call -> new RecordedCall(call.getKey(), call.getValue()))
                .toList();
        return Page.of(calls, page, total);
    }

    private static String callIds(RecordingConditions conditions, RecordingOrder order) {
        String expression = order.by().expression();
        String then = " ORDER BY sort_key " + order.direction() + ", call_id DESC" + PAGE;
        if (!order.by().aggregate().isEmpty()) {
            return "SELECT s.call_id AS call_id, " + order.by().aggregate() + "(" + expression + ") AS sort_key"
                    + RecordingConditions.FROM + conditions.where() + " GROUP BY s.call_id" + then;
        }
        return "SELECT call_id, sort_key FROM (SELECT s.call_id AS call_id, " + expression + " AS sort_key,"
                + " ROW_NUMBER() OVER (PARTITION BY s.call_id ORDER BY s.segment_number DESC, s.id DESC) AS place"
                + RecordingConditions.FROM + conditions.where() + ") last_ones WHERE place = 1" + then;
    }

    /** {@return segments that a further condition on {@code s} picks, with no more values than one named {@code value}} */
    static List<RecordedSegment> where(Handle handle, String condition, Object value, String order, int limit) {
        Query query = handle.createQuery(COLUMNS + RecordingConditions.FROM + " WHERE " + condition + " ORDER BY " + order
                + " OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY");
        return whole(handle, query.bind("value", value)
                .bind("limit", limit)
                .map((row, context) -> found(row))
                .list());
    }

    private static Found found(ResultSet row) throws SQLException {
        row.getLong("annotation_revision");
        Annotation annotation = row.wasNull()
                ? Annotation.NONE
                : new Annotation(
                        row.getInt("rating"),
                        row.getBoolean("scored"),
                        List.of(
                                row.getString("field1"), row.getString("field2"), row.getString("field3"),
                                row.getString("field4"), row.getString("field5")),
                        row.getBoolean("legal_hold"),
                        row.getString("annotation_user"),
                        row.getLong("annotation_revision"));
        return new Found(
                SegmentColumns.segment(row), SegmentState.valueOf(row.getString("state")), row.getString("reason"),
                row.getString("audio_source"), annotation, PeopleColumns.read(row));
    }

    private static List<RecordedSegment> whole(Handle handle, List<Found> found) {
        List<UUID> ids = found.stream().map(one -> one.segment().id()).toList();
        Map<UUID, List<RecordingRow>> files = files(handle, ids);
        Map<UUID, Integer> notes = new HashMap<>();
        for (List<UUID> some : KeyLists.of(ids)) {
            handle.createQuery("SELECT segment_id, COUNT(*) AS notes FROM recording_note WHERE segment_id IN (<ids>) GROUP BY segment_id")
                    .bindList("ids", some)
                    .map((row, context) -> Map.entry(SegmentColumns.uuid(row, "segment_id"), row.getInt("notes")))
                    .forEach(count -> notes.put(count.getKey(), count.getValue()));
        }
        return found.stream()
                .map(one -> new RecordedSegment(
                        one.segment(), one.state(), one.reason(), one.source(), one.annotation(),
                        notes.getOrDefault(one.segment().id(), 0), files.getOrDefault(one.segment().id(), List.of()),
                        one.people()))
                .toList();
    }

    /** {@return the recordings of segments, in order} */
    static Map<UUID, List<RecordingRow>> files(Handle handle, Collection<UUID> segments) {
        Map<UUID, List<RecordingRow>> files = new HashMap<>();
        for (List<UUID> some : KeyLists.of(segments)) {
            handle.createQuery("SELECT * FROM recording_file WHERE segment_id IN (<ids>) ORDER BY part, started_at, id")
                    .bindList("ids", some)
                    .map((row, context) -> FileColumns.row(row))
                    .forEach(row -> files.computeIfAbsent(row.segment(), id -> new ArrayList<>()).add(row));
        }
        return files;
    }

    /** {@return whether a segment is there and in the access} */
    static boolean reaches(Handle handle, UUID segment, CallAccess access) {
        RecordingConditions conditions = RecordingConditions.of(RecordingQuery.ALL, access);
        String more = conditions.where().isEmpty() ? " WHERE " : conditions.where() + " AND ";
        return bound(
                                handle.createQuery(
                                        "SELECT COUNT(*)" + RecordingConditions.FROM + more + "s.id = :segment"),
                                conditions)
                        .bind("segment", segment)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** {@return how many segments there are of each value of a column, most first} */
    static Map<String, Long> counts(Handle handle, String column, RecordingQuery query, CallAccess access) {
        RecordingConditions conditions = RecordingConditions.of(query, access);
        Map<String, Long> counts = new LinkedHashMap<>();
        bound(
                        handle.createQuery("SELECT s." + column + " AS what, COUNT(*) AS segments" + RecordingConditions.FROM
                                + conditions.where() + " GROUP BY s." + column + " ORDER BY segments DESC, what"),
                        conditions)
                .map((row, context) -> Map.entry(row.getString("what"), row.getLong("segments")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private static Query bound(Query query, RecordingConditions conditions) {
        conditions.values().forEach((name, value) -> Rows.bind(query, name, value));
        return query;
    }
}

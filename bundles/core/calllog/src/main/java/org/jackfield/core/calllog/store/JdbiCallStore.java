package org.jackfield.core.calllog.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Calls in the tables {@code calllog_call} and {@code calllog_segment}. */
public final class JdbiCallStore implements CallStore {

    private static final int DIGITS = 50;
    private static final int IDS_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Function<Segment, SegmentPeople> people;
    private final UnaryOperator<String> dialect;

    /**
     * Keeps calls.
     *
     * @param people tells who is known of a segment when it is stored; later versions of it change nothing of that
     */
    public JdbiCallStore(SchemaReady schema, Function<Segment, SegmentPeople> people) {
        this(schema.jdbi(), people, sql -> sql);
    }

    /** Reads tables of the same form elsewhere, in another dialect. */
    JdbiCallStore(Jdbi jdbi, Function<Segment, SegmentPeople> people, UnaryOperator<String> dialect) {
        this.jdbi = jdbi;
        this.people = people;
        this.dialect = dialect;
    }

    private record CallRow(UUID id, UUID system, Instant started, Instant ended, Set<CallMark> marks) {}

    private record Stored(UUID id, long revision, boolean ended) {}

    @Override
    public long cursor(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT read_to FROM calllog_cursor WHERE phone_system = :system")
                .bind("system", system.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    public Written write(PhoneSystemId system, Collection<LogicalCall> calls, long position) {
        return jdbi.inTransaction(handle -> {
            remove(handle, calls.stream().filter(c -> c.mergedInto() != null).map(LogicalCall::id).toList());
            List<LogicalCall> kept = calls.stream()
                    .filter(c -> c.mergedInto() == null && c.segments().stream().anyMatch(s -> !s.isLive()))
                    .toList();
            Written written = new Written(writeCalls(handle, kept), writeSegments(handle, kept));
            moveCursor(handle, system, position);
            return written;
        });
    }

    private static void remove(Handle handle, List<UUID> ids) {
        if (!ids.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("DELETE FROM calllog_call WHERE id = :id");
            ids.forEach(id -> batch.bind("id", id).add());
            batch.execute();
        }
    }

    private static int writeCalls(Handle handle, List<LogicalCall> calls) {
        Map<UUID, Stored> stored = stored(handle, "calllog_call", calls.stream().map(LogicalCall::id).toList());
        List<Map<String, Object>> added = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        int ended = 0;
        for (LogicalCall call : calls) {
            Stored before = stored.get(call.id());
            if (before != null && before.revision() >= call.revision()) {
                continue;
            }
            (before == null ? added : changed).add(valuesOf(call));
            ended += call.isLive() || before != null && before.ended() ? 0 : 1;
        }
        Rows.insert(handle, "calllog_call", added);
        Rows.update(handle, "calllog_call", changed);
        return ended;
    }

    private static Map<String, Object> valuesOf(LogicalCall call) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", call.id());
        values.put("phone_system", call.system().value());
        values.put("revision", call.revision());
        values.put("call_type", call.type().name());
        values.put("direction", call.direction().name());
        values.put("answered", call.answered() != null);
        values.put("outside_digits",
                ColumnTypes.fit(CallConditions.digitsOf(call.outside().number()), DIGITS));
        values.put("started_at", call.started());
        values.put("ended_at", call.ended());
        values.put("marks", SegmentColumns.toColumn(call.marks()));
        return values;
    }

    private int writeSegments(Handle handle, List<LogicalCall> calls) {
        List<Segment> segments = calls.stream()
                .flatMap(c -> c.segments().stream())
                .filter(s -> !s.isLive())
                .toList();
        Map<UUID, Stored> stored = stored(handle, "calllog_segment", segments.stream().map(Segment::id).toList());
        List<Map<String, Object>> added = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        Map<UUID, SegmentPeople> known = new HashMap<>();
        for (Segment segment : segments) {
            Stored before = stored.get(segment.id());
            if (before == null) {
                added.add(SegmentColumns.valuesOf(segment));
                known.put(segment.id(), people.apply(segment));
            } else if (before.revision() < segment.revision()) {
                changed.add(SegmentColumns.valuesOf(segment));
            }
        }
        Rows.insert(handle, "calllog_segment", added);
        Rows.update(handle, "calllog_segment", changed);
        PeopleColumns.write(handle, "calllog_segment", known);
        return added.size();
    }

    private static Map<UUID, Stored> stored(Handle handle, String table, List<UUID> ids) {
        Map<UUID, Stored> stored = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            handle.createQuery("SELECT id, revision, ended_at FROM " + table + " WHERE id IN (<ids>)")
                    .bindList("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
                    .map((row, context) -> new Stored(
                            SegmentColumns.uuid(row, "id"), row.getLong("revision"),
                            row.getObject("ended_at") != null))
                    .forEach(found -> stored.put(found.id(), found));
        }
        return stored;
    }

    private static void moveCursor(Handle handle, PhoneSystemId system, long position) {
        int moved = handle.createUpdate("UPDATE calllog_cursor SET read_to = :position WHERE phone_system = :system")
                .bind("position", position)
                .bind("system", system.value())
                .execute();
        if (moved == 0) {
            handle.createUpdate("INSERT INTO calllog_cursor (phone_system, read_to) VALUES (:system, :position)")
                    .bind("position", position)
                    .bind("system", system.value())
                    .execute();
        }
    }

    @Override
    public Page<LoggedCall> find(CallQuery query, CallAccess access, PageRequest page) {
        CallConditions conditions = CallConditions.of(query, access);
        return jdbi.withHandle(handle -> {
            long total = bound(handle.createQuery(dialect.apply("SELECT COUNT(*) FROM calllog_call c" + conditions.where())), conditions)
                    .mapTo(Long.class)
                    .one();
            List<CallRow> rows = bound(
                            handle.createQuery(dialect.apply("SELECT c.id, c.phone_system, c.started_at, c.ended_at, c.marks"
                                    + " FROM calllog_call c" + conditions.where()
                                    + " ORDER BY c.started_at DESC, c.id DESC"
                                    + " OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")),
                            conditions)
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .map((row, context) -> new CallRow(
                            SegmentColumns.uuid(row, "id"), SegmentColumns.uuid(row, "phone_system"),
                            SegmentColumns.instant(row, "started_at"), SegmentColumns.instant(row, "ended_at"),
                            SegmentColumns.toMarks(row.getString("marks"))))
                    .list();
            return Page.of(withSegments(handle, rows, conditions), page, total);
        });
    }

    private static Query bound(Query query, CallConditions conditions) {
        conditions.values().forEach(query::bind);
        return query;
    }

    private List<LoggedCall> withSegments(Handle handle, List<CallRow> rows, CallConditions conditions) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Segment>> segments = new HashMap<>();
        Map<UUID, Map<UUID, SegmentPeople>> people = new HashMap<>();
        for (int from = 0; from < rows.size(); from += IDS_AT_ONCE) {
            List<UUID> ids = rows.subList(from, Math.min(rows.size(), from + IDS_AT_ONCE)).stream()
                    .map(CallRow::id)
                    .toList();
            bound(
                            handle.createQuery(dialect.apply("SELECT s.* FROM calllog_segment s WHERE s.call_id IN (<ids>)"
                                            + conditions.seen() + " ORDER BY s.segment_number"))
                                    .bindList("ids", ids),
                            conditions)
                    .map((row, context) -> {
                        Segment segment = SegmentColumns.segment(row);
                        people.computeIfAbsent(segment.logicalCall(), id -> new HashMap<>())
                                .put(segment.id(), PeopleColumns.read(row));
                        return segment;
                    })
                    .forEach(s -> segments.computeIfAbsent(s.logicalCall(), id -> new ArrayList<>()).add(s));
        }
        return rows.stream()
                .filter(row -> segments.containsKey(row.id()))
                .map(row -> new LoggedCall(
                        row.id(), new PhoneSystemId(row.system()), row.started(), row.ended(),
                        segments.get(row.id()), row.marks(), people.get(row.id())))
                .toList();
    }

    @Override
    public Optional<LoggedCall> call(UUID id, CallAccess access) {
        CallConditions conditions = CallConditions.of(CallQuery.ALL, access);
        return jdbi.withHandle(handle -> {
            List<CallRow> rows = handle
                    .createQuery("SELECT id, phone_system, started_at, ended_at, marks FROM calllog_call WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> new CallRow(
                            SegmentColumns.uuid(row, "id"), SegmentColumns.uuid(row, "phone_system"),
                            SegmentColumns.instant(row, "started_at"), SegmentColumns.instant(row, "ended_at"),
                            SegmentColumns.toMarks(row.getString("marks"))))
                    .list();
            return withSegments(handle, rows, conditions).stream().findFirst();
        });
    }

    Optional<UUID> callOf(UUID segment) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT call_id FROM calllog_segment WHERE id = :id")
                .bind("id", segment)
                .map((row, context) -> SegmentColumns.uuid(row, "call_id"))
                .findOne());
    }

    @Override
    public boolean assignUser(UUID segment, UUID user, String userName) {
        return jdbi.withHandle(handle -> PeopleColumns.assignUser(handle, "calllog_segment", segment, user, userName));
    }

    @Override
    public int forgetUser(UUID user, int limit) {
        return jdbi.withHandle(handle -> PeopleColumns.forgetUser(handle, "calllog_segment", user, limit));
    }

    @Override
    public int removeEndedBefore(Instant moment, int limit) {
        return jdbi.inTransaction(handle -> {
            List<UUID> ids = handle
                    .createQuery("SELECT id FROM calllog_call WHERE ended_at < :moment"
                            + " ORDER BY started_at, id OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY")
                    .bind("moment", moment)
                    .bind("limit", limit)
                    .mapTo(UUID.class)
                    .list();
            if (!ids.isEmpty()) {
                PreparedBatch segments = handle.prepareBatch("DELETE FROM calllog_segment WHERE call_id = :id");
                ids.forEach(id -> segments.bind("id", id).add());
                segments.execute();
                remove(handle, ids);
            }
            return ids.size();
        });
    }
}

package org.jackfield.core.calllog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Segment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads calls of the tables {@code calllog_call} and {@code calllog_segment}, or of views of these names elsewhere. */
final class JdbiCallReader implements CallReader {

    private static final String ROWS = "SELECT c.id, c.phone_system, c.started_at, c.ended_at, c.marks FROM calllog_call c";
    private static final String NEWEST_FIRST =
            " ORDER BY c.started_at DESC, c.id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY";

    private final Jdbi jdbi;
    private final UnaryOperator<String> dialect;
    private final String elsewhere;
    private final KnownFields known;

    /**
     * Reads calls.
     *
     * @param dialect puts what every database of the installation understands into another's words
     * @param elsewhere whether the lost call {@code l} was returned by one that is not in these tables
     * @param known what others know of the segments
     */
    JdbiCallReader(Jdbi jdbi, UnaryOperator<String> dialect, String elsewhere, KnownFields known) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.elsewhere = elsewhere;
        this.known = known;
    }

    private CallConditions conditions(CallQuery query, CallAccess access) {
        CallConditions conditions = CallConditions.of(query, access, elsewhere, known);
        known.prepare(conditions, query);
        return conditions;
    }

    private record CallRow(UUID id, UUID system, Instant started, Instant ended, Set<CallMark> marks) {}

    @Override
    public Page<LoggedCall> find(CallQuery query, CallAccess access, PageRequest page) {
        CallConditions conditions = conditions(query, access);
        return jdbi.withHandle(handle -> {
            List<CallRow> rows = bound(
                            handle.createQuery(dialect.apply(ROWS + conditions.where() + NEWEST_FIRST)), conditions)
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .map((row, context) -> row(row))
                    .list();
            return Page.of(withSegments(handle, rows, conditions), page, count(handle, conditions));
        });
    }

    @Override
    public long count(CallQuery query, CallAccess access) {
        return jdbi.withHandle(handle -> count(handle, conditions(query, access)));
    }

    private long count(Handle handle, CallConditions conditions) {
        return bound(
                        handle.createQuery(dialect.apply("SELECT COUNT(*) FROM calllog_call c" + conditions.where())), conditions)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Place> places(CallQuery query, CallAccess access, long offset, int most) {
        CallConditions conditions = conditions(query, access);
        return jdbi.withHandle(handle -> bound(
                        handle.createQuery(dialect.apply(
                                "SELECT c.id, c.started_at FROM calllog_call c" + conditions.where() + NEWEST_FIRST)),
                        conditions)
                .bind("offset", offset)
                .bind("size", most)
                .map((row, context) -> new Place(SegmentColumns.uuid(row, "id"), SegmentColumns.instant(row, "started_at")))
                .list());
    }

    @Override
    public List<LoggedCall> calls(Collection<UUID> ids, CallAccess access) {
        CallConditions conditions = CallConditions.of(CallQuery.ALL, access, elsewhere, known);
        known.prepare(conditions, ids);
        return jdbi.withHandle(handle -> {
            List<LoggedCall> found = new ArrayList<>();
            for (List<UUID> some : KeyLists.of(ids)) {
                List<CallRow> rows = handle.createQuery(ROWS + " WHERE c.id IN (<ids>)")
                        .bindList("ids", some)
                        .map((row, context) -> row(row))
                        .list();
                found.addAll(withSegments(handle, rows, conditions));
            }
            return found;
        });
    }

    @Override
    public Optional<LoggedCall> call(UUID id, CallAccess access) {
        return calls(List.of(id), access).stream().findFirst();
    }

    private static CallRow row(ResultSet row) throws SQLException {
        return new CallRow(
                SegmentColumns.uuid(row, "id"), SegmentColumns.uuid(row, "phone_system"),
                SegmentColumns.instant(row, "started_at"), SegmentColumns.instant(row, "ended_at"),
                SegmentColumns.toMarks(row.getString("marks")));
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
        for (List<UUID> ids : KeyLists.of(rows.stream().map(CallRow::id).toList())) {
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
    public List<Lost> lost(Instant before) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT id, outside_digits, started_at FROM calllog_call WHERE call_type = 'EXTERNAL'"
                        + " AND direction = 'INBOUND' AND ended_at IS NOT NULL AND NOT (answered = :yes)"
                        + " AND outside_digits <> '' AND started_at < :before")
                .bind("yes", true)
                .bind("before", before)
                .map((row, context) -> new Lost(
                        SegmentColumns.uuid(row, "id"), row.getString("outside_digits"),
                        SegmentColumns.instant(row, "started_at")))
                .list());
    }

    @Override
    public Map<String, Instant> answered(Instant since) {
        Map<String, Instant> answered = new HashMap<>();
        jdbi.useHandle(handle -> handle
                .createQuery("SELECT outside_digits, MAX(started_at) AS latest FROM calllog_call WHERE answered = :yes"
                        + " AND outside_digits <> '' AND started_at > :since GROUP BY outside_digits")
                .bind("yes", true)
                .bind("since", since)
                .map((row, context) ->
                        answered.put(row.getString("outside_digits"), SegmentColumns.instant(row, "latest")))
                .forEach(ignored -> {}));
        return answered;
    }

    @Override
    public Optional<UUID> callOf(UUID segment) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT call_id FROM calllog_segment WHERE id = :id")
                .bind("id", segment)
                .map((row, context) -> SegmentColumns.uuid(row, "call_id"))
                .findOne());
    }
}

package org.jackfield.core.calllog.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.AddedFields;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Calls in the tables {@code calllog_call} and {@code calllog_segment}. */
public final class JdbiCallStore implements CallStore {

    private final Jdbi jdbi;
    private final Function<Segment, SegmentPeople> people;
    private final Supplier<Optional<AddedFields>> added;
    private final JdbiCallReader reader;

    /**
     * Keeps calls.
     *
     * @param people tells who is known of a segment when it is stored; later versions of it change nothing of that
     * @param added what another bundle knows of segments, if it is there
     */
    public JdbiCallStore(
            SchemaReady schema, Function<Segment, SegmentPeople> people, Supplier<Optional<AddedFields>> added) {
        this.jdbi = schema.jdbi();
        this.people = people;
        this.added = added;
        this.reader = reader(List.of());
    }

    private JdbiCallReader reader(Collection<UUID> returned) {
        return new JdbiCallReader(jdbi, sql -> sql, PeopleColumns.isOneOf("l.id", returned), this::known);
    }

    private SegmentFields known(SegmentFields fields) {
        return added.get().map(more -> more.to(fields)).orElse(fields);
    }

    @Override
    public CallReader withReturned(Collection<UUID> lost) {
        return lost.isEmpty() ? this : reader(lost);
    }

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
            (before == null ? added : changed).add(CallRows.valuesOf(call));
            ended += call.isLive() || before != null && before.ended() ? 0 : 1;
        }
        Rows.insert(handle, "calllog_call", added);
        Rows.update(handle, "calllog_call", changed);
        return ended;
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
        for (List<UUID> some : KeyLists.of(ids)) {
            handle.createQuery("SELECT id, revision, ended_at FROM " + table + " WHERE id IN (<ids>)")
                    .bindList("ids", some)
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
        return reader.find(query, access, page);
    }

    @Override
    public long count(CallQuery query, CallAccess access) {
        return reader.count(query, access);
    }

    @Override
    public List<Place> places(CallQuery query, CallAccess access, long offset, int most) {
        return reader.places(query, access, offset, most);
    }

    @Override
    public List<LoggedCall> calls(Collection<UUID> ids, CallAccess access) {
        return reader.calls(ids, access);
    }

    @Override
    public Optional<LoggedCall> call(UUID id, CallAccess access) {
        return reader.call(id, access);
    }

    @Override
    public List<Lost> lost(Instant before) {
        return reader.lost(before);
    }

    @Override
    public Map<String, Instant> answered(Instant since) {
        return reader.answered(since);
    }

    @Override
    public Optional<UUID> callOf(UUID segment) {
        return reader.callOf(segment);
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

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Segments in the table {@code recording_segment}, with what belongs to them. */
public final class JdbiRecordingStore implements RecordingStore {

    private static final int DIGITS = 50;
    private static final int REASON = 500;

    private final Jdbi jdbi;
    private final Function<Segment, SegmentPeople> people;
    private final Consumer<UUID> recorded;

    /**
     * Keeps them in a database.
     *
     * @param people tells who is known of a segment when it is stored; later versions of it change nothing of that
     * @param recorded is told of segments that have a recording now, after that is kept
     */
    public JdbiRecordingStore(
            SchemaReady schema, Function<Segment, SegmentPeople> people, Consumer<UUID> recorded) {
        jdbi = schema.jdbi();
        this.people = people;
        this.recorded = recorded;
    }

    @Override
    public OptionalLong cursor(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT read_to FROM recording_cursor WHERE phone_system = :system")
                .bind("system", system.value())
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst());
    }

    @Override
    public Map<UUID, Long> revisions(Collection<UUID> segments) {
        return jdbi.withHandle(handle -> {
            Map<UUID, Long> revisions = new HashMap<>();
            stored(handle, segments).forEach((id, before) -> revisions.put(id, before.revision()));
            return revisions;
        });
    }

    private record Stored(UUID id, long revision, SegmentState state) {}

    private static Map<UUID, Stored> stored(Handle handle, Collection<UUID> ids) {
        Map<UUID, Stored> stored = new HashMap<>();
        for (List<UUID> some : KeyLists.of(ids)) {
            handle.createQuery("SELECT id, revision, state FROM recording_segment WHERE id IN (<ids>)")
                    .bindList("ids", some)
                    .map((row, context) -> new Stored(
                            SegmentColumns.uuid(row, "id"), row.getLong("revision"), SegmentState.valueOf(row.getString("state"))))
                    .forEach(found -> stored.put(found.id(), found));
        }
        return stored;
    }

    @Override
    public int write(
            PhoneSystemId system, Collection<SegmentOutcome> outcomes, Collection<Segment> others, long position) {
        Set<UUID> settled = new HashSet<>();
        int written = jdbi.inTransaction(handle -> {
            List<UUID> ids = new ArrayList<>();
            outcomes.forEach(outcome -> ids.add(outcome.segment().id()));
            others.forEach(segment -> ids.add(segment.id()));
            Map<UUID, Stored> stored = stored(handle, ids);
            List<Map<String, Object>> added = new ArrayList<>();
            List<Map<String, Object>> changed = new ArrayList<>();
            List<Map<String, Object>> decided = new ArrayList<>();
            Map<UUID, SegmentPeople> known = new HashMap<>();
            for (SegmentOutcome outcome : outcomes) {
                Stored before = stored.get(outcome.segment().id());
                Map<String, Object> values = valuesOf(outcome.segment());
                if (before == null) {
                    putState(values, outcome);
                    values.put("audio_source", "");
                    added.add(values);
                    known.put(outcome.segment().id(), people.apply(outcome.segment()));
                } else if (before.revision() < outcome.segment().revision()) {
                    if (before.state() == SegmentState.PENDING) {
                        putState(values, outcome);
                        decided.add(values);
                    } else {
                        changed.add(values);
                    }
                }
            }
            for (Segment segment : others) {
                Stored before = stored.get(segment.id());
                if (before != null && before.revision() < segment.revision()) {
                    changed.add(valuesOf(segment));
                }
            }
            Rows.insert(handle, "recording_segment", added);
            Rows.update(handle, "recording_segment", changed);
            Rows.update(handle, "recording_segment", decided);
            PeopleColumns.write(handle, "recording_segment", known);
            settled.addAll(settle(handle, added.stream().map(values -> (UUID) values.get("id")).toList()));
            moveCursor(handle, system, position);
            return added.size();
        });
        settled.forEach(recorded);
        return written;
    }

    private static Map<String, Object> valuesOf(Segment segment) {
        Map<String, Object> values = new LinkedHashMap<>(SegmentColumns.valuesOf(segment));
        values.put("outside_digits",
                ColumnTypes.fit(RecordingConditions.digitsOf(segment.outside().number()), DIGITS));
        return values;
    }

    private static void putState(Map<String, Object> values, SegmentOutcome outcome) {
        values.put("state", outcome.state().name());
        values.put("reason", ColumnTypes.fit(outcome.reason(), REASON));
    }

    private static void moveCursor(Handle handle, PhoneSystemId system, long position) {
        int moved = handle.createUpdate("UPDATE recording_cursor SET read_to = :position WHERE phone_system = :system")
                .bind("position", position)
                .bind("system", system.value())
                .execute();
        if (moved == 0) {
            handle.createUpdate("INSERT INTO recording_cursor (phone_system, read_to) VALUES (:system, :position)")
                    .bind("position", position)
                    .bind("system", system.value())
                    .execute();
        }
    }

    @Override
    public boolean assignUser(UUID segment, UUID user, String userName) {
        return jdbi.withHandle(handle -> PeopleColumns.assignUser(handle, "recording_segment", segment, user, userName));
    }

    @Override
    public int forgetUser(UUID user, int limit) {
        return jdbi.withHandle(handle -> PeopleColumns.forgetUser(handle, "recording_segment", user, limit));
    }

    @Override
    public List<RecordedSegment> inState(SegmentState state, int limit) {
        return jdbi.withHandle(
                handle -> RecordingReading.where(handle, "s.state = :value", state.name(), "s.ended_at, s.id", limit));
    }

    @Override
    public boolean resolve(UUID segment, SegmentState state, String reason) {
        return jdbi.withHandle(handle -> setState(handle, segment, state, reason, " AND state = 'PENDING'")) > 0;
    }

    private static int setState(Handle handle, UUID segment, SegmentState state, String reason, String onlyIf) {
        return handle.createUpdate("UPDATE recording_segment SET state = :state, reason = :reason WHERE id = :id" + onlyIf)
                .bind("state", state.name())
                .bind("reason", ColumnTypes.fit(reason, REASON))
                .bind("id", segment)
                .execute();
    }

    @Override
    public void addFile(RecordingRow row) {
        Set<UUID> settled = jdbi.inTransaction(
                handle -> JdbiFileStore.add(handle, row) ? settle(handle, List.of(row.segment())) : Set.of());
        settled.forEach(recorded);
    }

    @Override
    public void settle(Collection<UUID> segments) {
        jdbi.inTransaction(handle -> settle(handle, segments)).forEach(recorded);
    }

    /** Gives segments that have recordings the state that follows from these. {@return those that are stored} */
    private static Set<UUID> settle(Handle handle, Collection<UUID> segments) {
        Set<UUID> settled = new HashSet<>();
        for (Map.Entry<UUID, List<RecordingRow>> entry : RecordingReading.files(handle, segments).entrySet()) {
            handle.createQuery("SELECT answered_at, ended_at FROM recording_segment WHERE id = :id")
                    .bind("id", entry.getKey())
                    .map((row, context) -> Coverage.of(
                            SegmentColumns.instant(row, "answered_at"),
                            SegmentColumns.instant(row, "ended_at"),
                            entry.getValue().stream()
                                    .map(one -> new Coverage.Span(one.started(), one.ended(), one.interrupted()))
                                    .toList()))
                    .findOne()
                    .ifPresent(coverage -> {
                        settle(handle, entry.getKey(), coverage, entry.getValue().getFirst().source());
                        settled.add(entry.getKey());
                    });
        }
        return settled;
    }

    private static void settle(Handle handle, UUID segment, Coverage coverage, String source) {
        setState(handle, segment, coverage.state(), coverage.reason(), " AND state IN ('PENDING', 'FAILED')");
        handle.createUpdate("UPDATE recording_segment SET audio_source = :source WHERE id = :id")
                .bind("source", source)
                .bind("id", segment)
                .execute();
    }

    @Override
    public Page<RecordedCall> calls(
            RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page) {
        return jdbi.withHandle(handle -> RecordingReading.calls(handle, query, access, order, page));
    }

    @Override
    public Page<RecordedSegment> segments(
            RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page) {
        return jdbi.withHandle(handle -> RecordingReading.segments(handle, query, access, order, page));
    }

    @Override
    public Optional<RecordedSegment> segment(UUID id) {
        return jdbi.withHandle(handle ->
                RecordingReading.where(handle, "s.id = :value", id, "s.id", 1).stream().findFirst());
    }

    @Override
    public List<RecordedSegment> call(UUID logicalCall) {
        return jdbi.withHandle(handle -> RecordingReading.where(
                handle, "s.call_id = :value", logicalCall, "s.segment_number, s.id", PageRequest.MAX_SIZE));
    }

    @Override
    public boolean reaches(UUID segment, CallAccess access) {
        return jdbi.withHandle(handle -> RecordingReading.reaches(handle, segment, access));
    }

    @Override
    public Map<SegmentState, Long> counts(Instant from, Instant to, CallAccess access) {
        Map<SegmentState, Long> counts = new EnumMap<>(SegmentState.class);
        jdbi.withHandle(handle ->
                        RecordingReading.counts(handle, "state", RecordingQuery.ALL.withRange(from, to), access))
                .forEach((state, count) -> counts.put(SegmentState.valueOf(state), count));
        return counts;
    }

    @Override
    public Map<String, Long> reasons(SegmentState state, Instant from, Instant to, CallAccess access) {
        return jdbi.withHandle(handle -> RecordingReading.counts(
                handle, "reason", RecordingQuery.ALL.withRange(from, to).withStates(state), access));
    }
}

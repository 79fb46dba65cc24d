package org.jackfield.api.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Segment;

/**
 * A stored call. A call still alive is stored with the segments that have ended.
 *
 * @param id the logical call's id; never null
 * @param system the phone system, configured or not any more; never null
 * @param started when it began; never null
 * @param ended when it ended; null while it lasts
 * @param segments its stored segments in the order of beginning, at least one; immutable
 * @param marks what is special about it; immutable
 * @param people who is known of its segments, by segment id; immutable
 */
public record LoggedCall(
        UUID id,
        PhoneSystemId system,
        Instant started,
        Instant ended,
        List<Segment> segments,
        Set<CallMark> marks,
        Map<UUID, SegmentPeople> people) {

    /** Checks and copies the components. */
    public LoggedCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(started, "started");
        segments = List.copyOf(segments);
        marks = Set.copyOf(marks);
        people = Map.copyOf(people);
    }

    /** A call of whose people nothing is known. */
    public LoggedCall(
            UUID id, PhoneSystemId system, Instant started, Instant ended, List<Segment> segments, Set<CallMark> marks) {
        this(id, system, started, ended, segments, marks, Map.of());
    }

    /** {@return who is known of a segment} */
    public SegmentPeople people(Segment segment) {
        return people.getOrDefault(segment.id(), SegmentPeople.NONE);
    }

    /** {@return who is known of the call: who answered, else who first rang; who called; who is outside} */
    public SegmentPeople summaryPeople() {
        CallAggregate row = summary();
        Segment named = segments.stream().filter(row::names).findFirst().orElse(segments.getFirst());
        return SegmentPeople.ofCall(people(named), segments.stream().map(this::people).toList());
    }

    /** {@return the call as one row, as reports count it} */
    public CallAggregate summary() {
        return CallAggregate.perCall(segments);
    }

    /** {@return the call as the row of a grid that opens to show the segments} */
    public CallAggregate collapsed() {
        return CallAggregate.collapsed(segments);
    }
}

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jackfield.api.telephony.call.Segment;

/**
 * A call as the grid of recordings shows it: its segments of recorded devices in order, and the row they collapse into,
 * which names the last device and adds up the times (manual §4.1, §7.2.2.8).
 *
 * @param id the logical call's id
 * @param segments at least one, in the order of their numbers
 */
public record RecordedCall(UUID id, List<RecordedSegment> segments) {

    /** Checks and copies the components. */
    public RecordedCall {
        Objects.requireNonNull(id, "id");
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a call without segments");
        }
    }

    /** {@return the segment that device, agent, group and trunk of the collapsed row come from} */
    public RecordedSegment last() {
        return segments.getLast();
    }

    /** {@return when the first of the segments began} */
    public Instant started() {
        return segments.stream().map(s -> s.segment().started()).min(Instant::compareTo).orElseThrow();
    }

    /** {@return when it was first answered; null if it was not} */
    public Instant answered() {
        return segments.stream().map(s -> s.segment().answered()).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }

    /** {@return when the last of the segments ended} */
    public Instant ended() {
        return segments.stream().map(s -> s.segment().ended()).max(Instant::compareTo).orElseThrow();
    }

    /** {@return how long it rang and waited, in milliseconds} */
    public long ringMillis() {
        return sum(Segment::ringMillis);
    }

    /** {@return how long the parties could talk, in milliseconds} */
    public long talkMillis() {
        return sum(Segment::talkMillis);
    }

    /** {@return how long it was on hold, in milliseconds} */
    public long holdMillis() {
        return sum(Segment::holdMillis);
    }

    /** {@return the whole of that} */
    public long durationMillis() {
        return sum(Segment::durationMillis);
    }

    private long sum(ToLongFunction<Segment> time) {
        return segments.stream().map(RecordedSegment::segment).mapToLong(time).sum();
    }
}

package org.jackfield.api.calllog;

import java.time.Instant;
import java.util.List;
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
 */
public record LoggedCall(
        UUID id, PhoneSystemId system, Instant started, Instant ended, List<Segment> segments, Set<CallMark> marks) {

    /** Checks and copies the components. */
    public LoggedCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(started, "started");
        segments = List.copyOf(segments);
        marks = Set.copyOf(marks);
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

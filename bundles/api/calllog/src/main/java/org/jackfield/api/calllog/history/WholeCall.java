package org.jackfield.api.calllog.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jackfield.api.telephony.call.CallMark;

/**
 * What is stored of a call beside its segments.
 *
 * @param started when it began; never null
 * @param ended when it ended; null while it lasts
 * @param marks what is special about it; immutable
 */
public record WholeCall(Instant started, Instant ended, Set<CallMark> marks) {

    /** Checks and copies the components. */
    public WholeCall {
        Objects.requireNonNull(started, "started");
        marks = Set.copyOf(marks);
    }

    /** {@return a call that is over, of which no more is known than its segments, at least one} */
    public static WholeCall of(List<HistorySegment> segments) {
        EnumSet<CallMark> marks = EnumSet.noneOf(CallMark.class);
        segments.forEach(s -> marks.addAll(s.segment().marks()));
        return new WholeCall(
                segments.stream().map(s -> s.segment().started()).min(Comparator.naturalOrder()).orElseThrow(),
                segments.stream().map(s -> s.segment().ended()).max(Comparator.naturalOrder()).orElseThrow(), marks);
    }

    /** {@return whether it is over} */
    public boolean isOver() {
        return ended != null;
    }
}

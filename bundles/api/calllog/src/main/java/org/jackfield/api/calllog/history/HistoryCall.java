package org.jackfield.api.calllog.history;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Party;

/**
 * A call that is over as the one row that non-segmented reports count (manual §5.2, ruling 1).
 *
 * @param row the call as one row
 * @param first its first segment
 * @param named id of the segment whose device the row names
 * @param people of who answered, else of who first rang; the caller is that of the first segment, the contact the first that any
 *     segment knows
 * @param segments all that was stored, or all that somebody may see, in the order of beginning; immutable
 * @param whole what is stored of the call itself
 */
public record HistoryCall(
        CallAggregate row, HistorySegment first, UUID named, SegmentPeople people, List<HistorySegment> segments,
        WholeCall whole) {

    /** Copies the segments. */
    public HistoryCall {
        segments = List.copyOf(segments);
    }

    /**
     * {@return a call}
     *
     * @param unordered its segments, at least one
     */
    public static HistoryCall of(List<HistorySegment> unordered, WholeCall whole) {
        List<HistorySegment> segments = unordered.stream()
                .sorted(Comparator.comparingInt((HistorySegment s) -> s.segment().number())
                        .thenComparing(s -> s.segment().id()))
                .toList();
        CallAggregate row = CallAggregate.perCall(segments.stream().map(HistorySegment::segment).toList());
        HistorySegment named = segments.stream()
                .filter(s -> row.names(s.segment()))
                .findFirst()
                .orElse(segments.get(0));
        SegmentPeople people = SegmentPeople.ofCall(named.people(), segments.stream().map(HistorySegment::people).toList());
        return new HistoryCall(row, segments.get(0), named.segment().id(), people, segments, whole);
    }

    /** {@return whether somebody outside took part, as its first segment says} */
    public boolean external() {
        return first.external();
    }

    /** {@return whether it came in, or was internal} */
    public boolean inbound() {
        return first.inbound();
    }

    /** {@return whether any segment was answered} */
    public boolean answered() {
        return row.answered() != null;
    }

    /** {@return whether it came in and ended unanswered} */
    public boolean lost() {
        return inbound() && !answered();
    }

    /** {@return whether it rang somewhere and was not answered anywhere} */
    public boolean refused() {
        return lost() && any(HistorySegment::refused);
    }

    /** {@return whether it moved on unanswered from one device to another} */
    public boolean overflowedIn() {
        return inbound() && any(HistorySegment::overflowedIn);
    }

    /** {@return the same, seen from the device that it left} */
    public boolean overflowedOut() {
        return inbound() && any(HistorySegment::overflowedOut);
    }

    /** {@return whether it was transferred to a device} */
    public boolean transferredIn() {
        return any(HistorySegment::transferredIn);
    }

    /** {@return whether it was transferred from a device} */
    public boolean transferredOut() {
        return any(HistorySegment::transferredOut);
    }

    /** {@return whether it came in on one trunk and left on another} */
    public boolean trunkToTrunk() {
        return any(HistorySegment::trunkToTrunk);
    }

    /** {@return whether it was an attempt to call out that did not complete} */
    public boolean invalidDialled() {
        return external() && !inbound() && !answered() && any(HistorySegment::invalidDialled);
    }

    /** {@return what is special about it} */
    public Set<CallMark> marks() {
        EnumSet<CallMark> marks = EnumSet.noneOf(CallMark.class);
        segments.forEach(s -> marks.addAll(s.segment().marks()));
        return marks;
    }

    /** {@return the id of the call} */
    public UUID id() {
        return row.logicalCall();
    }

    /** {@return the device the row names, never null} */
    public Party device() {
        return row.device();
    }

    private boolean any(Predicate<HistorySegment> what) {
        return segments.stream().anyMatch(what);
    }
}

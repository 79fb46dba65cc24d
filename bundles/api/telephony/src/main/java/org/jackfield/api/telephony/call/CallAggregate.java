package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.event.ExternalParty;

/**
 * A segmented call as one row. There are two such rows: {@link #perCall} for reports and lists that count calls
 * (manual §5.2), and {@link #collapsed} for a grid whose row opens to show the segments (manual §7.2.2.8).
 *
 * @param logicalCall the call
 * @param segmentId id of the first segment
 * @param callId the phone system's name for the call, of the first segment
 * @param segmentCount how many segments it has
 * @param type of the first segment
 * @param direction of the first segment
 * @param device per call: who first answered, else who first rang; collapsed: who had it last
 * @param firstRang who first rang, {@link Party#NONE} if nobody did
 * @param lastRang who last rang
 * @param answeredOn who first answered
 * @param caller of the first segment
 * @param trunk the first trunk
 * @param group the first hunt group
 * @param transferredFrom who first transferred the call
 * @param transferredTo who it was first transferred to
 * @param outside the party outside, the last that was known
 * @param accountCode the last that was entered
 * @param started when the first segment began
 * @param answered when it was first answered; null if it was not
 * @param ended when the last segment ended; null while one lasts
 * @param ringMillis per call: ringing until first answered, in milliseconds; collapsed: sum of all segments
 * @param talkMillis sum of all segments
 * @param holdMillis sum of all segments
 * @param durationMillis sum of all segments
 * @param cause why the last segment ended
 * @param endCode the phone system's own code for it
 */
public record CallAggregate(
        UUID logicalCall,
        UUID segmentId,
        CallId callId,
        int segmentCount,
        CallType type,
        Direction direction,
        Party device,
        Party firstRang,
        Party lastRang,
        Party answeredOn,
        Party caller,
        Party trunk,
        Party group,
        Party transferredFrom,
        Party transferredTo,
        ExternalParty outside,
        String accountCode,
        Instant started,
        Instant answered,
        Instant ended,
        long ringMillis,
        long talkMillis,
        long holdMillis,
        long durationMillis,
        Cause cause,
        String endCode) {

    /**
     * One row for the whole call, as reports count it.
     *
     * @param segments the segments of one logical call, at least one
     */
    public static CallAggregate perCall(List<Segment> segments) {
        return of(segments, false);
    }

    /**
     * One row for the whole call, as a grid shows it while the segments are folded away.
     *
     * @param segments the segments of one logical call, at least one
     */
    public static CallAggregate collapsed(List<Segment> segments) {
        return of(segments, true);
    }

    /** {@return whether a segment stands for the call: the device that this row names answered there, else took part} */
    public boolean names(Segment segment) {
        return segment.device().equals(device) && (answered == null || answered.equals(segment.answered()));
    }

    private static CallAggregate of(List<Segment> unordered, boolean collapsed) {
        List<Segment> segments =
                unordered.stream().sorted(Comparator.comparingInt(Segment::number)).toList();
        Segment first = segments.get(0);
        Segment last = segments.stream()
                .max(Comparator.comparing((Segment s) -> s.isLive() ? Instant.MAX : s.ended())
                        .thenComparingInt(Segment::number))
                .orElseThrow();
        // announcements are part of the call but nobody called them: they only count where nothing else does
        List<Segment> main = segments.stream()
                .filter(s -> !s.marks().contains(CallMark.ANNOUNCEMENT))
                .toList();
        List<Segment> counted = main.isEmpty() ? segments : main;

        Party firstRang = firstOf(counted.stream().filter(Segment::rung).map(Segment::device).toList());
        Party lastRang = lastOf(counted.stream().filter(Segment::rung).map(Segment::device).toList());
        Segment answering = counted.stream()
                .filter(Segment::isAnswered)
                .min(Comparator.comparing(Segment::answered).thenComparingInt(Segment::number))
                .orElse(null);
        Party answeredOn = answering == null ? Party.NONE : answering.device();
        Party device = collapsed ? last.device() : firstOf(List.of(answeredOn, firstRang, first.device()));
        Segment transferred = counted.stream().filter(Segment::transferred).findFirst().orElse(null);

        return new CallAggregate(
                first.logicalCall(),
                first.id(),
                first.callId(),
                segments.size(),
                first.type(),
                first.direction(),
                device,
                firstRang,
                lastRang,
                answeredOn,
                first.caller(),
                firstOf(segments.stream().map(Segment::trunk).toList()),
                firstOf(segments.stream().map(Segment::group).toList()),
                transferred == null ? Party.NONE : transferred.from(),
                transferred == null ? Party.NONE : transferred.device(),
                segments.stream().map(Segment::outside).reduce(ExternalParty.NONE, ExternalParty::updatedBy),
                segments.stream().map(Segment::accountCode).filter(c -> !c.isEmpty()).reduce("", (a, b) -> b),
                first.started(),
                answering == null ? null : answering.answered(),
                segments.stream().anyMatch(Segment::isLive) ? null : last.ended(),
                collapsed ? sumOfRing(segments) : ringUntilAnswered(counted, answering),
                segments.stream().mapToLong(Segment::talkMillis).sum(),
                segments.stream().mapToLong(Segment::holdMillis).sum(),
                segments.stream().mapToLong(Segment::durationMillis).sum(),
                last.cause(),
                last.endCode());
    }

    private static long sumOfRing(List<Segment> segments) {
        return segments.stream().mapToLong(Segment::ringMillis).sum();
    }

    /** Devices that rang beside each other count once: what is meant is how long the caller waited. */
    private static long ringUntilAnswered(List<Segment> counted, Segment answering) {
        long sum = 0;
        Instant until = null;
        for (Segment segment : counted) {
            if (answering != null && segment.started().isAfter(answering.answered())) {
                break;
            }
            Instant begin = until == null || segment.started().isAfter(until) ? segment.started() : until;
            Instant end = segment.started().plusMillis(segment.ringMillis());
            if (answering != null && end.isAfter(answering.answered())) {
                end = answering.answered();
            }
            if (end.isAfter(begin)) {
                sum += end.toEpochMilli() - begin.toEpochMilli();
                until = end;
            }
        }
        return sum;
    }

    private static Party firstOf(List<Party> parties) {
        return parties.stream().filter(p -> !p.isNone()).findFirst().orElse(Party.NONE);
    }

    private static Party lastOf(List<Party> parties) {
        return parties.stream().filter(p -> !p.isNone()).reduce(Party.NONE, (a, b) -> b);
    }
}

package org.jackfield.core.calllog.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/** Calls to store. */
public final class Samples {

    public static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(0x0192_a000_0000_7000L, Long.MIN_VALUE));
    public static final Instant START = Instant.parse("2026-04-01T09:30:00.123Z");
    private static final ExternalParty CALLER =
            new ExternalParty("+44 20 7946-0123", "J. \"O'Neil\" \u00e9\u4e2d", "441234500100", "Main line");

    private Samples() {}

    static Party party(String number, DeviceKind kind) {
        return new Party(new DeviceId("2", number), kind, "Name of " + number, DeviceId.of("50" + number), "Agent");
    }

    static Party plain(String number, DeviceKind kind) {
        return Party.of(new DeviceId("", number), kind, "Name of " + number);
    }

    /** An ended segment in which everything is said. */
    public static Segment segment(UUID call, int number, String device, boolean answered) {
        Instant begin = START.plusSeconds(10L * number);
        return new Segment(
                Ids.next(), call, number, 3, SYSTEM, CallId.of("1A01"), CallType.EXTERNAL, Direction.INBOUND,
                party(device, DeviceKind.STATION), party("1000", DeviceKind.STATION), plain("94001", DeviceKind.TRUNK),
                plain("2001", DeviceKind.HUNT_GROUP), party("1003", DeviceKind.STATION), Party.NONE, CALLER, "9123",
                "7788", true, true, begin, answered ? begin.plusMillis(2001) : null, begin.plusMillis(6004), answered
                        ? 2001 : 6004, 1000, answered ? 4000 : 0, answered ? 3 : 0, SegmentEnd.TRANSFERRED,
                Cause.TRANSFER, "36", Set.of(CallMark.RECALL, CallMark.GAP));
    }

    public static Segment revised(Segment s, UUID call, long revision, boolean live) {
        return new Segment(
                s.id(), call, s.number(), revision, s.system(), s.callId(), s.type(), s.direction(), s.device(),
                s.caller(), s.trunk(), s.group(), s.from(), s.to(), s.outside(), s.dialled(), "revision " + revision,
                s.rung(), s.transferred(), s.started(), s.answered(), live ? null : s.ended(), s.ringMillis(),
                s.queuedMillis(), s.talkMillis(), s.holdMillis(), s.end(), s.cause(), s.endCode(), s.marks());
    }

    public static LogicalCall call(UUID id, long revision, Instant started, boolean live, List<Segment> segments) {
        return call(id, revision, started, live, segments, null);
    }

    public static LogicalCall call(
            UUID id, long revision, Instant started, boolean live, List<Segment> segments, UUID mergedInto) {
        Instant answered = segments.stream().filter(Segment::isAnswered).map(Segment::answered).findFirst().orElse(null);
        return new LogicalCall(
                id, revision, SYSTEM, List.of(CallId.of("1A01")), CallType.EXTERNAL, Direction.INBOUND,
                live ? LogicalCall.State.CONNECTED : LogicalCall.State.ENDED, started, answered,
                live ? null : started.plusSeconds(60), mergedInto, Party.NONE, CALLER, "", "", List.of(), segments,
                Set.of(CallMark.GAP));
    }

    /** An ended call with whatever number outside. */
    static LogicalCall call(UUID id, Instant started, String outside, Direction direction, List<Segment> segments) {
        LogicalCall call = call(id, 5, started, false, segments, null);
        return new LogicalCall(
                id, 5, SYSTEM, call.callIds(), call.type(), direction, call.state(), started, call.answered(), call.ended(), null,
                call.calling(), new ExternalParty(outside, "", "", ""), "", "", List.of(), segments, Set.of());
    }

    /** An ended call of two segments at these devices. */
    public static LogicalCall call(Instant started, boolean answered, String... devices) {
        UUID id = Ids.next();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < devices.length; i++) {
            segments.add(segment(id, i + 1, devices[i], answered));
        }
        return call(id, 5, started, false, segments);
    }

    /** An ended call of one segment, both with a number outside. */
    public static LogicalCall call(Instant started, String outside, Direction direction, boolean answered) {
        UUID id = Ids.next();
        Segment s = segment(id, 1, "1001", answered);
        Segment segment = new Segment(
                s.id(), id, 1, 3, s.system(), s.callId(), s.type(), direction, s.device(), s.caller(), s.trunk(), s.group(),
                s.from(), s.to(), new ExternalParty(outside, "", "", ""), "", "", true, false, started,
                answered ? started.plusMillis(2001) : null, started.plusMillis(6004), s.ringMillis(), s.queuedMillis(),
                s.talkMillis(), s.holdMillis(), SegmentEnd.CLEARED, Cause.NORMAL_CLEARING, "", Set.of());
        return call(id, started, outside, direction, List.of(segment));
    }
}

package org.jackfield.core.resources.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/** Calls as an office makes them. */
final class OfficeCalls {

    static final PhoneSystemId SYSTEM = new PhoneSystemId(UUID.fromString("01a20034-0000-7000-8000-000000000001"));
    static final UUID CALL = UUID.fromString("01a20034-0000-7000-8000-000000000002");
    static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");
    static final Party ANNA = Party.of(DeviceId.of("1001"), DeviceKind.STATION, "Anna");
    static final Party TRUNK = Party.of(DeviceId.of("94001"), DeviceKind.TRUNK, "");

    private OfficeCalls() {}

    /** A segment like another, rung and left, or answered and ended, at another device. */
    static Segment later(Segment of, int number, String device, boolean answered) {
        return new Segment(
                new UUID(34, number), of.logicalCall(), number, 1, of.system(), of.callId(), of.type(), of.direction(),
                Party.of(DeviceId.of(device), DeviceKind.STATION, ""), Party.NONE, of.trunk(), Party.NONE, Party.NONE, Party.NONE,
                of.outside(), "", "", true, false, STARTED.plusSeconds(number), answered ? STARTED.plusSeconds(15) : null, STARTED.plusSeconds(40), 10_000, 0,
                answered ? 25_000 : 0, 0, SegmentEnd.CLEARED, Cause.NORMAL_CLEARING, "", Set.of());
    }

    /** An inbound call that rang for ten seconds and, if answered, lasted half a minute more. */
    static LoggedCall inbound(boolean answered, boolean ended) {
        Segment segment = new Segment(
                UUID.fromString("01a20034-0000-7000-8000-000000000003"),
                CALL,
                1,
                4,
                SYSTEM,
                CallId.of("17"),
                CallType.EXTERNAL,
                Direction.INBOUND,
                ANNA,
                Party.NONE,
                TRUNK,
                Party.NONE,
                Party.NONE,
                Party.NONE,
                new ExternalParty("02079460123", "", "4960", "Sales"),
                "",
                "",
                true,
                false,
                STARTED,
                answered ? STARTED.plusSeconds(10) : null,
                ended ? STARTED.plusSeconds(answered ? 40 : 10) : null,
                10_000,
                0,
                answered ? 30_000 : 0,
                0,
                ended ? SegmentEnd.CLEARED : SegmentEnd.LIVE,
                Cause.NORMAL_CLEARING,
                "",
                Set.of(CallMark.GAP));
        return new LoggedCall(CALL, SYSTEM, STARTED, segment.ended(), List.of(segment), Set.of(CallMark.GAP));
    }
}

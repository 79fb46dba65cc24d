package org.jackfield.apps.reporting.engine;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/** A segment of an external call with one number outside, for examples; inbound and lost unless told otherwise. */
final class PlainSegment {

    private static final Instant AT = Instant.parse("2026-04-08T09:00:00Z");

    private final int number;
    private UUID call = new UUID(1, 1);
    private Direction direction = Direction.INBOUND;
    private int from;
    private int rungUntil = 20;
    private int talk;
    private UUID user;

    /** @param number of the segment, and the last digit of its telephone */
    PlainSegment(int number) {
        this.number = number;
    }

    PlainSegment of(UUID other) {
        call = other;
        return this;
    }

    PlainSegment outbound() {
        direction = Direction.OUTBOUND;
        return this;
    }

    /** In seconds from nine o'clock on. */
    PlainSegment rang(int since, int until) {
        from = since;
        rungUntil = until;
        return this;
    }

    PlainSegment talked(int seconds) {
        talk = seconds;
        return this;
    }

    PlainSegment user(UUID one) {
        user = one;
        return this;
    }

    HistorySegment stored() {
        Instant until = AT.plusSeconds(rungUntil);
        return new HistorySegment(
                new Segment(
                        new UUID(call.getLeastSignificantBits(), number), call, number, 1, CallSets.SYSTEM, CallId.of("1A"),
                        CallType.EXTERNAL, direction, Party.of(DeviceId.of("100" + number), DeviceKind.STATION, ""), Party.NONE,
                        Party.of(DeviceId.of("94001"), DeviceKind.TRUNK, ""), Party.NONE, Party.NONE, Party.NONE,
                        new ExternalParty("07977000000", "", "", ""), "", "", true, false, AT.plusSeconds(from),
                        talk > 0 ? until : null, until.plusSeconds(talk), (rungUntil - from) * 1000L, 0, talk * 1000L, 0, SegmentEnd.CLEARED,
                        Cause.UNKNOWN, "", Set.of()),
                new SegmentPeople(user, user == null ? "" : "Somebody", null, "", null, ""));
    }
}

package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/** A segment in the making. Written by {@link Segmenter} alone. */
final class Draft {

    /** What the clock of a segment counts. */
    enum Phase {
        RING,
        QUEUE,
        TALK,
        HOLD
    }

    final UUID id;
    final PhoneSystemId system;
    final CallId callId;
    final Instant started;
    final Set<CallMark> marks = EnumSet.noneOf(CallMark.class);

    UUID logicalCall;
    int number;
    long revision = 1;
    /** Nobody is reached yet: the device is only where the call waits, and whoever is reached first takes it over. */
    boolean waiting;
    CallType type = CallType.INTERNAL;
    Direction direction = Direction.NONE;
    Party device = Party.NONE;
    Party caller = Party.NONE;
    Party trunk = Party.NONE;
    Party group = Party.NONE;
    Party from = Party.NONE;
    Party to = Party.NONE;
    ExternalParty outside = ExternalParty.NONE;
    String dialled = "";
    String accountCode = "";
    boolean rung;
    boolean transferred;
    Instant answered;
    Instant ended;
    long ringMillis;
    long queuedMillis;
    long talkMillis;
    long holdMillis;
    SegmentEnd end = SegmentEnd.LIVE;
    Cause cause = Cause.UNKNOWN;
    String endCode = "";

    Draft(UUID id, Call call, CallId callId, Instant started) {
        this(id, call.id, call.system, callId, started);
    }

    private Draft(UUID id, UUID logicalCall, PhoneSystemId system, CallId callId, Instant started) {
        this.id = id;
        this.logicalCall = logicalCall;
        this.system = system;
        this.callId = callId;
        this.started = started;
    }

    boolean isLive() {
        return ended == null;
    }

    void count(Phase phase, long millis) {
        switch (phase) {
            case RING -> ringMillis += millis;
            case QUEUE -> {
                ringMillis += millis;
                queuedMillis += millis;
            }
            case TALK -> talkMillis += millis;
            case HOLD -> holdMillis += millis;
        }
    }

    void close(Instant at, Ending ending) {
        ended = at;
        end = ending.end();
        cause = ending.cause();
        endCode = ending.code();
        to = to.isNone() ? ending.to() : to;
        revision++;
    }

    Segment toSegment() {
        return new Segment(
                id, logicalCall, number, revision, system, callId, type, direction, device, caller, trunk, group, from,
                to, outside, dialled, accountCode, rung, transferred, started, answered, ended, ringMillis,
                queuedMillis, talkMillis, holdMillis, end, cause, endCode, marks);
    }

    static Draft of(Segment segment, boolean waiting) {
        Draft draft = new Draft(
                segment.id(), segment.logicalCall(), segment.system(), segment.callId(), segment.started());
        draft.marks.addAll(segment.marks());
        draft.number = segment.number();
        draft.revision = segment.revision();
        draft.waiting = waiting;
        draft.type = segment.type();
        draft.direction = segment.direction();
        draft.device = segment.device();
        draft.caller = segment.caller();
        draft.trunk = segment.trunk();
        draft.group = segment.group();
        draft.from = segment.from();
        draft.to = segment.to();
        draft.outside = segment.outside();
        draft.dialled = segment.dialled();
        draft.accountCode = segment.accountCode();
        draft.rung = segment.rung();
        draft.transferred = segment.transferred();
        draft.answered = segment.answered();
        draft.ended = segment.ended();
        draft.ringMillis = segment.ringMillis();
        draft.queuedMillis = segment.queuedMillis();
        draft.talkMillis = segment.talkMillis();
        draft.holdMillis = segment.holdMillis();
        draft.end = segment.end();
        draft.cause = segment.cause();
        draft.endCode = segment.endCode();
        return draft;
    }
}

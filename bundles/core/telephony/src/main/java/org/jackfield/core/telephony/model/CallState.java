package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.event.ExternalParty;

/** One call alive at rest: all of {@link Call}, as values. */
record CallState(
        UUID id,
        PhoneSystemId system,
        List<CallId> names,
        List<Leg> legs,
        List<Segment> segments,
        List<UUID> waiting,
        Set<CallMark> marks,
        Instant started,
        Instant counted,
        long revision,
        Party calling,
        boolean callerLeft,
        boolean placed,
        ExternalParty outside,
        String dialled,
        String accountCode,
        DeviceId meantFor,
        Party arrivingFrom,
        boolean arrivingByTransfer,
        boolean recalled,
        DeviceId failedAt,
        Cause failure) {

    CallState {
        dialled = Objects.requireNonNullElse(dialled, "");
        accountCode = Objects.requireNonNullElse(accountCode, "");
    }

    static CallState of(Call call, LogicalCall snapshot) {
        return new CallState(
                call.id, call.system, List.copyOf(call.names), List.copyOf(call.legs), snapshot.segments(),
                call.drafts.stream().filter(d -> d.waiting).map(d -> d.id).toList(), Set.copyOf(call.marks),
                call.started, call.counted, call.revision, call.calling, call.callerLeft, call.placed, call.outside, call.dialled,
                call.accountCode, call.meantFor, call.arrivingFrom, call.arrivingByTransfer, call.recalled,
                call.failedAt, call.failure);
    }

    Call toCall() {
        Call call = new Call(id, system, started);
        call.legs.addAll(legs);
        segments.forEach(segment -> call.drafts.add(Draft.of(segment, waiting.contains(segment.id()))));
        call.marks.addAll(marks);
        call.counted = counted;
        call.revision = revision;
        call.calling = calling;
        call.callerLeft = callerLeft;
        call.placed = placed;
        call.outside = outside;
        call.dialled = dialled;
        call.accountCode = accountCode;
        call.meantFor = meantFor;
        call.arrivingFrom = arrivingFrom;
        call.arrivingByTransfer = arrivingByTransfer;
        call.recalled = recalled;
        call.failedAt = failedAt;
        call.failure = failure;
        return call;
    }
}

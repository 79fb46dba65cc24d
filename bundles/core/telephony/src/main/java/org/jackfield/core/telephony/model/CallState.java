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

/**
 * One call alive at rest: all of {@link Call}, as values.
 *
 * @param leading those of its names that lead to it; all of them if null
 * @param formerlyLeading those of which it is in question whether they still are its own
 */
record CallState(
        UUID id,
        PhoneSystemId system,
        List<CallId> names,
        List<CallId> leading,
        List<CallId> formerlyLeading,
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
        Cause failure,
        boolean unfollowed) {

    CallState {
        leading = leading == null ? names : List.copyOf(leading);
        formerlyLeading = formerlyLeading == null ? List.of() : List.copyOf(formerlyLeading);
        dialled = Objects.requireNonNullElse(dialled, "");
        accountCode = Objects.requireNonNullElse(accountCode, "");
    }

    static CallState of(Call call, CallBook calls, LogicalCall snapshot) {
        return new CallState(
                call.id, call.system, List.copyOf(call.names), calls.leadingTo(call), calls.formerlyLeadingTo(call),
                List.copyOf(call.legs), snapshot.segments(),
                call.drafts.stream().filter(d -> d.waiting).map(d -> d.id).toList(), Set.copyOf(call.marks),
                call.started, call.counted, call.revision, call.calling, call.callerLeft, call.placed, call.outside, call.dialled,
                call.accountCode, call.meantFor, call.arrivingFrom, call.arrivingByTransfer, call.recalled,
                call.failedAt, call.failure, call.unfollowed);
    }

    private Call toCall() {
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
        call.unfollowed = unfollowed;
        return call;
    }

    /** Enters the call, under the names it had. */
    void enter(CallBook calls) {
        Call call = toCall();
        call.names.addAll(names);
        calls.add(call);
        leading.forEach(name -> calls.name(call, name));
        formerlyLeading.forEach(name -> calls.nameFormerly(call, name));
    }
}

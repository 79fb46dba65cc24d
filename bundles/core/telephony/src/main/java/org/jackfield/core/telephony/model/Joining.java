package org.jackfield.core.telephony.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.CallEvent.Conferenced;
import org.jackfield.api.telephony.event.CallEvent.Participant;
import org.jackfield.api.telephony.event.CallEvent.Transferred;

/** Transfers and conferences: two calls become one. */
final class Joining {

    private final CallBook calls;
    private final Lifecycle lifecycle;
    private final Segmenter segmenter;

    Joining(CallBook calls, Lifecycle lifecycle, Segmenter segmenter) {
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.segmenter = segmenter;
    }

    /**
     * The transferring party goes, the destination comes. Nothing after this event is needed to see it, and the event
     * may be told once by each party.
     */
    Call transfer(Transferred event, Step step) {
        Call call = calls.named(event.call());
        Call announcement = calls.named(event.announcement());
        if (call == null) {
            call = announcement != null ? announcement : calls.named(event.result());
        }
        if (call == null) {
            return lateTransfer(event, step);
        }
        segmenter.count(call, step);
        call.learn(event.details());
        CallId result = event.result().isNone() ? event.call() : event.result();
        boolean repeated = call.leg(event.device()).isEmpty() && call.leg(event.to()).isPresent()
                && (announcement == null || announcement == call);
        if (repeated) {
            return repeatedTransfer(call, event, result, step);
        }
        ConnectionState state = destinationState(call, announcement, event);
        Ending ending = Ending.of(SegmentEnd.TRANSFERRED, Cause.TRANSFER, lifecycle.party(event.to()));
        boolean callerGoes = Roles.served(call).filter(l -> l.device().equals(event.device())).isPresent();
        if (callerGoes) {
            // whom they called is about to talk with somebody else
            call.liveDrafts().forEach(draft -> draft.close(step.at(), ending));
        }
        if (announcement != null && announcement != call) {
            merge(announcement, call, event.device(), Cause.TRANSFER, step);
        }
        Party from = lifecycle.party(event.device());
        segmenter.close(call, event.device(), ending, step);
        call.removeLegs(l -> l.device().equals(event.device()));
        call.arrivingFrom = from;
        call.arrivingByTransfer = true;
        call.recalled = false;
        rename(call, event.call(), result);
        if (!event.transferred().isNone() && call.legs.isEmpty()) {
            lifecycle.enter(call, event.transferred(), result, ConnectionState.CONNECTED, DeviceId.NONE, step);
        }
        if (!event.to().isNone()) {
            lifecycle.enter(call, event.to(), result, state, DeviceId.NONE, step);
        }
        lifecycle.settle(call, ending, step);
        return call;
    }

    private Call lateTransfer(Transferred event, Step step) {
        CallId name = event.result().isNone() ? event.call() : event.result();
        if (name.isNone() || event.to().isNone() || event.transferred().isNone()) {
            return null;
        }
        Call call = lifecycle.begin(name, true, step);
        call.learn(event.details());
        call.calling = lifecycle.party(event.transferred());
        call.placed = true;
        call.arrivingFrom = lifecycle.party(event.device());
        call.arrivingByTransfer = true;
        lifecycle.enter(call, event.transferred(), name, ConnectionState.CONNECTED, DeviceId.NONE, step);
        lifecycle.enter(call, event.to(), name, destinationState(call, null, event), DeviceId.NONE, step);
        lifecycle.settle(call, Ending.of(SegmentEnd.TRANSFERRED, Cause.TRANSFER), step);
        return call;
    }

    private Call repeatedTransfer(Call call, Transferred event, CallId result, Step step) {
        if (event.toState() != ConnectionState.NULL) {
            lifecycle.enter(call, event.to(), result, event.toState(), DeviceId.NONE, step);
        }
        lifecycle.settle(call, Ending.of(SegmentEnd.TRANSFERRED, Cause.TRANSFER), step);
        return call;
    }

    private ConnectionState destinationState(Call call, Call announcement, Transferred event) {
        ConnectionState known = announcement == null ? ConnectionState.NULL
                : announcement.leg(event.to()).map(Leg::state).orElse(ConnectionState.NULL);
        if (known == ConnectionState.NULL || known == ConnectionState.INITIATED) {
            known = event.toState();
        }
        if (known == ConnectionState.NULL) {
            known = call.leg(event.to()).map(Leg::state).orElse(ConnectionState.NULL);
        }
        if (known == ConnectionState.HELD) {
            return ConnectionState.CONNECTED;
        }
        if (known != ConnectionState.NULL) {
            return known;
        }
        return lifecycle.kind(event.to()).isGroup() ? ConnectionState.QUEUED : ConnectionState.ALERTING;
    }

    private void rename(Call call, CallId from, CallId to) {
        calls.name(call, to);
        for (Leg leg : List.copyOf(call.legs)) {
            if (leg.call().equals(from)) {
                call.put(leg.withCall(to));
            }
        }
    }

    Call conference(Conferenced event, Step step) {
        Call call = calls.named(event.call());
        if (call == null) {
            call = event.parties().stream()
                    .map(p -> calls.named(p.call()))
                    .filter(c -> c != null)
                    .findFirst()
                    .orElse(null);
        }
        List<Participant> parties = event.parties().stream().filter(p -> !p.device().isNone()).toList();
        if (call == null) {
            if (event.call().isNone() || parties.size() < 2) {
                return null;
            }
            call = lifecycle.begin(event.call(), true, step);
            call.calling = lifecycle.party(parties.get(0).device());
            call.placed = true;
        }
        segmenter.count(call, step);
        boolean recording = event.cause() == Cause.RECORDING;
        Set<Call> joined = new HashSet<>();
        joined.add(calls.named(event.added()));
        event.parties().forEach(p -> joined.add(calls.named(p.call())));
        joined.remove(null);
        joined.remove(call);
        for (Call other : calls.all()) {
            if (joined.contains(other)) {
                merge(other, call, event.device(), Cause.CONFERENCE, step);
            }
        }
        for (Participant party : parties) {
            calls.name(call, party.call());
            boolean known = call.leg(party.device()).isPresent();
            if (recording && !known) {
                lifecycle.enterRecorder(call, party.device(), party.call(), step);
            } else {
                lifecycle.enter(
                        call, party.device(), party.call(), ConnectionState.CONNECTED, DeviceId.NONE, step);
            }
        }
        lifecycle.settle(call, Ending.of(SegmentEnd.CLEARED, Cause.CONFERENCE), step);
        return call;
    }

    /** {@code other} was taken for another call of the same name, and is {@code call}: all goes on as it stands there. */
    void reunite(Call other, Call call, Step step) {
        segmenter.count(other, step);
        segmenter.count(call, step);
        for (Draft draft : other.drafts) {
            boolean goesOn = !draft.waiting && call.liveDraft(draft.device.device()).isEmpty();
            if (draft.isLive() && !goesOn) {
                draft.close(step.at(), Ending.of(SegmentEnd.JOINED, Cause.UNKNOWN));
            }
            draft.marks.remove(CallMark.JOINED_LATE);
        }
        other.marks.remove(CallMark.JOINED_LATE);
        takeOver(other, call, step);
        lifecycle.changed(call, step);
    }

    /** {@code other} becomes part of {@code call}: its parties, segments and names go over. */
    private void merge(Call other, Call call, DeviceId by, Cause cause, Step step) {
        segmenter.count(other, step);
        boolean announcement = other.calling.device().equals(by);
        if (other.drafts.isEmpty()) {
            segmenter.account(other, Ending.of(SegmentEnd.JOINED, cause), step);
        }
        for (Draft draft : other.drafts) {
            if (draft.isLive()) {
                draft.close(step.at(), Ending.of(SegmentEnd.JOINED, cause));
            }
            if (announcement) {
                draft.marks.add(CallMark.ANNOUNCEMENT);
            }
        }
        takeOver(other, call, step);
    }

    private void takeOver(Call other, Call call, Step step) {
        for (Draft draft : other.drafts) {
            draft.logicalCall = call.id;
            draft.revision++;
            // behind those of the call itself that began in the same moment
            draft.number += call.drafts.size();
        }
        call.drafts.addAll(other.drafts);
        other.legs.stream().filter(l -> call.leg(l.device()).isEmpty()).forEach(call.legs::add);
        call.marks.addAll(other.marks);
        call.outside = other.outside.updatedBy(call.outside);
        call.dialled = call.dialled.isEmpty() ? other.dialled : call.dialled;
        call.accountCode = call.accountCode.isEmpty() ? other.accountCode : call.accountCode;
        call.placed |= other.placed;
        call.unfollowed |= other.unfollowed;
        if (other.started.isBefore(call.started)) {
            call.started = other.started;
        }
        calls.redirect(other, call);
        other.drafts.clear();
        other.legs.clear();
        other.mergedInto = call.id;
        other.ended = step.at();
        lifecycle.changed(other, step);
        call.number();
    }
}

package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.List;

/** Moving calls: announced and one-step transfer, recall, deflection, pick-up. */
public final class Transfers {

    private final Pbx pbx;

    Transfers(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Joins a held call with the call that announced it; whoever did it is out. */
    public TransferResult complete(Party held, Party announcing) {
        check(held, announcing);
        pbx.conferencing().stopFor((Station) held.device());
        Call call = held.call();
        Call announcement = announcing.call();
        Party standIn = announcement.standIn();
        List<Party> arriving = announcement.others(announcing);
        Party destination = standIn != null ? standIn : arriving.getFirst();
        Station by = (Station) held.device();
        Party transferred = onlyOther(held);
        EventComposer.Transfer transfer = new EventComposer.Transfer(call.idWithout(held), by,
                transferred == null ? null : transferred.device(), announcing.callId(), destination.device(),
                outside(call, transferred));

        pbx.events().transferred(held, PartyState.NULL, transfer, true, true);
        pbx.events().cleared(announcing, by, Cause.NORMAL_CLEAR, false);
        for (Party other : call.others(held)) {
            pbx.events().transferred(other, other.state(), transfer, false, false);
        }
        // Usually one; a group's members ring beside their group, and a conference may have been asked.
        for (Party arriver : announcement.parties().stream().filter(p -> p != announcing).toList()) {
            pbx.events().transferred(arriver, arriver.state(), transfer, true, false);
            pbx.events().otherCleared(arriver, by, by, Cause.NORMAL_CLEAR);
            pbx.events().cleared(arriver, by, Cause.NORMAL_CLEAR, false);
        }

        merge(held, announcing, destination, by, transfer.callId());
        pbx.events().callEnded(announcement, transfer.announcementId(), Cause.TRANSFER, transfer.callId(),
                destination.device());
        tellNewState(call, destination);
        pbx.clearing().freeId(call, held.callId(), Cause.TRANSFER);
        pbx.clearing().afterwards(held);
        return new TransferResult(transfer.callId(), destination.device(), transfer.transferred(), transfer.outside());
    }

    private void check(Party held, Party announcing) {
        if (held.device() != announcing.device() || held.call() == announcing.call()) {
            throw new RefusedException(GENERIC, "a transfer joins two calls of one station");
        }
        if (held.state() != PartyState.HELD) {
            throw new RefusedException(NO_HELD_CALL, "call " + held.callId() + " is not held");
        }
        requirePerson(held);
        if (held.call().standIn() != null || !held.call().alerting().isEmpty()) {
            // The other side has sent its end of the call elsewhere meanwhile.
            throw new RefusedException(INCOMPATIBLE_STATE, "call " + held.callId() + " is on its way");
        }
        Call announcement = announcing.call();
        Party standIn = announcement.standIn();
        boolean leadsNowhere = announcement.others(announcing).stream().allMatch(p -> p.state() == PartyState.FAILED);
        if (standIn == null && leadsNowhere || standIn != null && standIn.device() instanceof TrunkGroup) {
            throw new RefusedException(INCOMPATIBLE_STATE, "call " + announcing.callId() + " leads to nobody");
        }
        if (announcement.others(announcing).stream().anyMatch(p -> held.call().party(p.device()) != null)) {
            throw new RefusedException(INCOMPATIBLE_STATE, "somebody would be in the call twice");
        }
        if (held.call().parties().size() + announcement.parties().size() > Conferencing.MOST_MEMBERS) {
            throw new RefusedException(CONFERENCE_LIMIT, "too many parties");
        }
    }

    private void merge(Party held, Party announcing, Party destination, Station by, String callId) {
        Call call = held.call();
        Call announcement = announcing.call();
        announcement.cancelTimers();
        call.remove(held);
        announcement.remove(announcing);
        for (Party arriving : List.copyOf(announcement.parties())) {
            String id = arriving.callId();
            announcement.remove(arriving);
            arriving.moveTo(call, callId);
            call.add(arriving);
            pbx.ids().free(id);
        }
        pbx.ids().free(announcing.callId());
        pbx.ids().free(announcement.id());
        aim(call, by, destination.device());
        call.dialledOut = announcement.dialledOut;
        call.group = announcement.group;
        call.queuedAtGroup = announcement.queuedAtGroup;
        call.answeredBy = announcement.answeredBy;
        call.originallyCalled = announcement.originallyCalled;
        pbx.hunting().adopt(announcement, call);
    }

    /** From now on the call runs from the party that was held to its new destination. */
    private void aim(Call call, Station by, Device destination) {
        Party caller = call.parties().stream().filter(p -> p.device() != destination && !p.standIn()).findFirst()
                .orElseThrow();
        if (caller.device() instanceof Trunk && call.callerNumber.isEmpty()) {
            call.callerNumber = call.dialledOut;
        }
        call.calling = caller.device();
        call.dialledOut = "";
        call.originallyCalled = destination;
        call.lastRedirect = by;
        call.recallTo = by;
        call.ringCause = Cause.TRANSFER;
    }

    private void tellNewState(Call call, Party destination) {
        switch (destination.state()) {
            case CONNECTED, HELD -> {
                call.recallTo = null;
                if (call.answeredBy == null) {
                    call.answeredBy = destination.device();
                }
                pbx.events().established(call);
                pbx.calls().tellAge(call, destination);
            }
            case QUEUED -> pbx.events().queued(destination, Cause.NO_AVAILABLE_AGENTS);
            default -> {
                for (Party ringing : call.alerting()) {
                    pbx.events().delivered(ringing, Cause.TRANSFER);
                }
                if (!destination.standIn()) {
                    pbx.routing().watchForRecall(call);
                }
            }
        }
    }

    /** Hangs up at the telephone: with a held call and its announcement that completes the transfer. */
    public void hangUp(Party active) {
        Party held = active.call().announcementFor;
        if (held != null && held.call().parties().contains(held) && held.state() == PartyState.HELD) {
            complete(held, active);
        } else {
            pbx.clearing().drop(active);
        }
    }

    /** Transfers the connected call without announcing it. */
    public TransferResult oneStep(Party active, String digits) {
        Device by = active.device();
        pbx.calls().requireTalking(active);
        requirePerson(active);
        Destination destination = pbx.calls().requireDestination(digits, INVALID_DESTINATION);
        Device to = target(destination, active);
        if (by instanceof Station station) {
            pbx.conferencing().stopFor(station);
        }
        Call call = active.call();
        Party transferred = onlyOther(active);
        EventComposer.Transfer transfer = new EventComposer.Transfer(call.idWithout(active), by,
                transferred == null ? null : transferred.device(), null, to, outside(call, transferred));
        call.cancelTimers();
        pbx.events().transferred(active, PartyState.NULL, transfer, false, true);
        for (Party other : call.others(active)) {
            pbx.events().transferred(other, other.state(), transfer, false, false);
        }
        pbx.events().transferred(new Party(to, call, transfer.callId(), PartyState.ALERTING), PartyState.ALERTING, transfer,
                false, false);
        call.remove(active);
        aim(call, by instanceof Station station ? station : null, to);
        call.lastRedirect = by;
        call.group = null;
        if (destination instanceof Destination.Outside outside) {
            call.originallyCalled = outside.number();
        }
        pbx.routing().route(call, destination, Cause.TRANSFER, false);
        pbx.clearing().freeId(call, active.callId(), Cause.TRANSFER);
        pbx.clearing().afterwards(active);
        return new TransferResult(transfer.callId(), to, transfer.transferred(), transfer.outside());
    }

    private Device target(Destination destination, Party active) {
        if (destination instanceof Destination.Outside outside) {
            requireTrunk(outside);
            return pbx.trunkGroup().free();
        }
        Device to = ((Destination.Internal) destination).device();
        if (active.call().party(to) != null || to instanceof TrunkGroup) {
            throw new RefusedException(INVALID_DESTINATION, to + " cannot take this call");
        }
        if (to instanceof Station station && !pbx.routing().reaches(active.call(), station)) {
            throw new RefusedException(INCOMPATIBLE_STATE, to + " cannot be rung");
        }
        return to;
    }

    /** Nobody answered a transferred call: it rings again at the one who transferred it. */
    void recall(Call call) {
        Station back = call.recallTo;
        List<Party> ringing = call.alerting();
        if (back == null || ringing.isEmpty()) {
            return;
        }
        if (back.busy() || !back.online()) {
            pbx.routing().watchForRecall(call);
            return;
        }
        Party from = ringing.getFirst();
        pbx.events().diverted(call, from.device(), back, null, Cause.RECALL);
        call.remove(from);
        call.recallTo = null;
        call.originallyCalled = back;
        call.lastRedirect = from.device();
        Party party = new Party(back, call, call.joinId(), PartyState.ALERTING);
        call.add(party);
        pbx.events().delivered(party, Cause.RECALL);
        pbx.clearing().freeId(call, from.callId(), Cause.RECALL);
        pbx.hunting().freed(from.device());
    }

    /** Sends a ringing call elsewhere, as a forward would. */
    public void deflect(Party ringing, String digits) {
        send(ringing, digits, Cause.FORWARDED, Cause.FORWARDED);
    }

    /** Sends a ringing or hunting call elsewhere as if it had been called there in the first place. */
    public void move(Party ringing, String digits) {
        ringing.call().originallyCalled = send(ringing, digits, Cause.REDIRECTED, Cause.NEW_CALL);
    }

    private Object send(Party ringing, String digits, Cause why, Cause ringWith) {
        Call call = ringing.call();
        boolean waiting = ringing.standIn() && ringing.state() == PartyState.QUEUED;
        if (ringing.state() != PartyState.ALERTING && !waiting) {
            throw new RefusedException(INCOMPATIBLE_STATE, ringing.device() + " does not ring");
        }
        Destination destination = pbx.calls().requireDestination(digits, INVALID_DESTINATION);
        Object called = destination instanceof Destination.Internal internal ? internal.device() : digits;
        if (destination instanceof Destination.Internal internal && call.party(internal.device()) != null) {
            throw new RefusedException(INVALID_DESTINATION, internal.device() + " has a part in this call already");
        }
        if (destination instanceof Destination.Outside outside) {
            requireTrunk(outside);
        }
        if (ringing.device() instanceof HuntGroup group) {
            pbx.hunting().moveOn(call, group, destination, why, ringWith);
            return called;
        }
        Party standIn = call.standIn();
        if (standIn != null) {
            pbx.hunting().forget(call);
            call.remove(standIn);
            pbx.events().cleared(standIn, ringing.device(), Cause.NORMAL_CLEAR, false);
        }
        for (Party other : call.alerting()) {
            if (other != ringing) {
                call.remove(other);
                pbx.events().cleared(other, other.device(), Cause.NORMAL_CLEAR, false);
                pbx.hunting().freed(other.device());
            }
        }
        pbx.routing().redirect(call, ringing.device(), ringing, destination, why, ringWith);
        return called;
    }

    /** Takes a call that rings, waits or is held somewhere else. */
    public void pickUp(Station picker, Party target) {
        pbx.calls().requireFree(picker);
        Call call = target.call();
        if (target.state() != PartyState.ALERTING && target.state() != PartyState.HELD
                && target.state() != PartyState.QUEUED || call.party(picker) != null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "call " + target.callId() + " cannot be picked up");
        }
        call.cancelTimers();
        pbx.events().diverted(call, target.device(), picker, null, Cause.PICK_UP);
        pbx.hunting().forget(call);
        call.remove(target);
        Party party = new Party(picker, call, target.callId(), PartyState.ALERTING);
        call.add(party);
        if (call.calling == target.device()) {
            call.calling = picker;
        }
        pbx.calls().connect(party);
        pbx.clearing().afterwards(target);
    }

    void requireTrunk(Destination.Outside outside) {
        if (pbx.routing().barred(outside.number())) {
            throw new RefusedException(INVALID_DESTINATION, outside.number() + " is barred");
        }
        if (pbx.trunkGroup().free() == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "every trunk is taken");
        }
    }

    private static void requirePerson(Party leaver) {
        if (leaver.call().others(leaver).stream().allMatch(p -> p.device() instanceof Application)) {
            throw new RefusedException(INCOMPATIBLE_STATE, "there is nobody to transfer");
        }
    }

    private static Party onlyOther(Party party) {
        List<Party> others = party.call().others(party).stream()
                .filter(p -> p.state() == PartyState.CONNECTED || p.state() == PartyState.HELD).toList();
        return others.size() == 1 ? others.getFirst() : null;
    }

    private static Call.Outside outside(Call call, Party transferred) {
        if (transferred == null || !(transferred.device() instanceof Trunk)) {
            return Call.Outside.NONE;
        }
        return new Call.Outside(call.callerName, call.outsideNumber(), call.trunkName, call.trunkNumber);
    }
}

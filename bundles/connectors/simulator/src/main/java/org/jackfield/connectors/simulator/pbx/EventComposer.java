package org.jackfield.connectors.simulator.pbx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Writes events field by field, one for each device that sees the happening. */
final class EventComposer {

    private final Consumer<PbxEvent> sink;

    EventComposer(Consumer<PbxEvent> sink) {
        this.sink = sink;
    }

    /** A copy of the composer that writes elsewhere, for the picture a resynchronisation asks for. */
    EventComposer to(Consumer<PbxEvent> other) {
        return new EventComposer(other);
    }

    private void call(EventType type, Party observer, boolean first, Object... fields) {
        List<Object> all = new ArrayList<>(fields.length + 1);
        all.add(observer.callId());
        all.addAll(Arrays.asList(fields));
        emit(type, observer.device(), observer.callId(), observer.call(), first, all);
    }

    private void emit(EventType type, Device observer, String callId, Call call, boolean first, List<Object> fields) {
        sink.accept(new PbxEvent(type, observer.node(), observer, callId, call, first,
                Collections.unmodifiableList(fields)));
    }

    /** An event of a device that is about no call. */
    void device(EventType type, Device observer, Object... fields) {
        emit(type, observer, null, null, true, Arrays.asList(fields));
    }

    /** An event of the whole system. */
    void system(EventType type, int node, Object... fields) {
        sink.accept(new PbxEvent(type, node, null, null, null, true, Collections.unmodifiableList(Arrays.asList(fields))));
    }

    void dialTone(Party party) {
        call(EventType.SI, party, true, party.device(), letter(party), Cause.NEW_CALL, null);
    }

    /** The system calls back: the station may go on to whom it waited for. */
    void prompted(Party party, Device target) {
        call(EventType.SI, party, true, party.device(), letter(party), Cause.CALLBACK, target);
    }

    void originated(Party caller, String outsideNumber, Object dialled) {
        originated(caller, outsideNumber, dialled, Cause.NEW_CALL);
    }

    void originated(Party caller, String outsideNumber, Object dialled, Cause cause) {
        Call call = caller.call();
        call(EventType.OR, caller, true, caller.device(), outsideNumber, caller.device().letter(), dialled, call.account,
                letter(caller), cause);
    }

    void accountCode(Party party) {
        call(EventType.CI, party, true, party.device(), party.call().account, null, null);
    }

    /** What is known of the outside party has changed: every station in the call is told. */
    void callerKnown(Call call) {
        boolean first = true;
        for (Party party : call.present()) {
            if (party.device() instanceof Station) {
                call(EventType.CI, party, first, party.device(), call.account, Text.of(call.callerName), call.callerNumber);
                first = false;
            }
        }
    }

    /** Rings: the ringing device first, then the others, then the group whose call it is. */
    void delivered(Party alerting, Cause cause) {
        Call call = alerting.call();
        delivered(alerting, alerting, cause, true);
        for (Party other : call.others(alerting)) {
            if (other.state() != PartyState.ALERTING) {
                delivered(other, alerting, cause, false);
            }
        }
        Party standIn = call.standIn();
        if (standIn != null && standIn.device() instanceof HuntGroup && !call.queuedAtGroup) {
            delivered(standIn, alerting, cause, false);
        }
    }

    void delivered(Party observer, Party alerting, Cause cause, boolean first) {
        Call call = alerting.call();
        boolean fromOutside = call.calling instanceof Trunk;
        call(EventType.DE, observer, first, alerting.device(), dialledOut(alerting.device(), call),
                alerting.device().letter(), call.calling, fromOutside ? Text.of(call.callerName) : null,
                fromOutside ? call.callerNumber : null, fromOutside ? Text.of(call.trunkName) : null,
                fromOutside ? call.trunkNumber : null, call.calling.letter(), call.originallyCalled, call.lastRedirect,
                call.account, letter(observer), cause, call.group);
    }

    /** Answered: a trunk first, then the others in the order they joined. */
    void established(Call call) {
        List<Party> observers = new ArrayList<>(call.present());
        observers.sort((a, b) -> Boolean.compare(b.device() instanceof Trunk, a.device() instanceof Trunk));
        boolean first = true;
        for (Party observer : observers) {
            established(observer, first);
            first = false;
        }
    }

    void established(Party observer, boolean first) {
        Call call = observer.call();
        boolean fromOutside = call.calling instanceof Trunk;
        call(EventType.ES, observer, first, call.answeredBy, dialledOut(call.answeredBy, call), call.answeredBy.letter(),
                call.calling, fromOutside ? call.callerNumber : null, fromOutside ? call.trunkNumber : null,
                call.calling.letter(), call.originallyCalled, call.lastRedirect, letter(observer), Cause.ANSWERED);
    }

    private static String dialledOut(Device device, Call call) {
        return device instanceof Trunk ? call.dialledOut : null;
    }

    void networkReached(Party station, Party trunk, String shown) {
        call(EventType.NT, station, true, trunk.device(), shown, letter(station), Cause.NEW_CALL);
        call(EventType.NT, trunk, false, trunk.device(), trunk.call().dialledOut, letter(trunk), Cause.NEW_CALL);
    }

    /** Queued: the group first, then the others. */
    void queued(Party standIn, Cause cause) {
        queued(standIn, standIn, cause, true);
        for (Party other : standIn.call().others(standIn)) {
            queued(other, standIn, cause, false);
        }
    }

    void queued(Party observer, Party standIn, Cause cause, boolean first) {
        Call call = standIn.call();
        int position = standIn.device() instanceof HuntGroup group ? group.position(call)
                : ((TrunkGroup) standIn.device()).position(call);
        boolean fromOutside = call.calling instanceof Trunk;
        call(EventType.QU, observer, first, standIn.device(), call.calling, fromOutside ? Text.of(call.callerName) : null,
                fromOutside ? call.callerNumber : null, fromOutside ? Text.of(call.trunkName) : null,
                fromOutside ? call.trunkNumber : null, call.calling.letter(), call.originallyCalled, call.lastRedirect,
                position, call.account, letter(observer), cause);
    }

    /** Redirected: the device it leaves first, then those who stay. */
    void diverted(Call call, Device from, Object to, String outsideNumber, Cause cause) {
        Party leaving = call.party(from);
        String id = leaving == null ? call.joinId() : leaving.callId();
        emit(EventType.DI, from, id, call, true, Arrays.asList(id, from, to, outsideNumber,
                PartyState.NULL.letter(), cause));
        for (Party other : call.present()) {
            if (other.device() != from) {
                call(EventType.DI, other, false, from, to, outsideNumber, letter(other), cause);
            }
        }
    }

    /** Held: the others first, then the one who holds. */
    void held(Party holder, Cause cause) {
        boolean first = true;
        for (Party other : holder.call().others(holder)) {
            call(EventType.HE, other, first, holder.device(), letter(other), cause);
            first = false;
        }
        call(EventType.HE, holder, first, holder.device(), letter(holder), cause);
    }

    void heldPicture(Party holder) {
        call(EventType.HE, holder, true, holder.device(), letter(holder), Cause.HOLD_INDIVIDUAL);
    }

    /** Retrieved: the others first, then the one who comes back. */
    void retrieved(Party holder) {
        Call call = holder.call();
        Party far = call.others(holder).stream().findFirst().orElse(holder);
        boolean outside = far.device() instanceof Trunk;
        boolean first = true;
        List<Party> observers = new ArrayList<>(call.others(holder));
        observers.add(holder);
        for (Party observer : observers) {
            call(EventType.RE, observer, first, holder.device(), letter(observer), Cause.ANSWERED, far.device(),
                    outside ? call.outsideNumber() : null, outside ? call.trunkNumber : null, far.device().letter());
            first = false;
        }
    }

    void transferred(Party observer, PartyState state, Transfer transfer, boolean withAnnouncement, boolean first) {
        boolean arrives = withAnnouncement && observer.device() != transfer.by();
        String id = arrives || observer.device() == transfer.destination() ? transfer.callId() : observer.callId();
        // Whoever arrives knew the announcement under an id that ends here.
        String announcementId = arrives ? observer.callId() : transfer.announcementId();
        emit(EventType.TR, observer.device(), id, observer.call(), first, Arrays.asList(id,
                transfer.by(), transfer.transferred(), withAnnouncement ? announcementId : null,
                transfer.destination(), Text.of(transfer.outside().name()), transfer.outside().number(),
                Text.of(transfer.outside().lineName()), transfer.outside().lineNumber(), state.letter(), Cause.TRANSFER));
    }

    /** A conference is formed: the controller first. */
    void conference(Party controller, String held, String active, List<Party> members, Cause cause) {
        conferenceLine(controller, held, active, controller, members, cause, true);
        for (Party member : members) {
            if (member != controller) {
                conferenceLine(member, member.callId(), null, controller, members, cause, false);
            }
        }
    }

    private void conferenceLine(Party observer, String primary, String secondary, Party controller, List<Party> members,
            Cause cause, boolean first) {
        List<Object> fields = new ArrayList<>(List.of(observer.device(), primary));
        fields.add(secondary);
        fields.add(controller.device());
        fields.add(members.size());
        for (Party member : members) {
            fields.add(member.device());
            fields.add(member.callId());
        }
        fields.add(letter(observer));
        fields.add(cause);
        emit(EventType.CO, observer.device(), observer.callId(), observer.call(), first, fields);
    }

    void failed(Party observer, Object failedDevice, Object called, Cause cause, boolean first) {
        call(EventType.FA, observer, first, failedDevice, called, letter(observer), cause);
    }

    /** This party is gone, as it sees it itself. */
    void cleared(Party party, Device terminating, Cause cause, boolean first) {
        call(EventType.XC, party, first, party.device(), terminating, PartyState.NULL.letter(), cause);
    }

    /** Another one is gone, as this party sees it. */
    void otherCleared(Party observer, Device leaver, Device terminating, Cause cause) {
        call(EventType.XC, observer, false, leaver, terminating, null, cause);
    }

    void callEnded(Call call, String callId, Cause cause, String transferredTo, Device destination) {
        sink.accept(new PbxEvent(EventType.CC, call.calling.node(), null, callId, call, true,
                Collections.unmodifiableList(Arrays.asList(callId, cause, transferredTo, destination))));
    }

    void trunkCallAge(Party station, long seconds) {
        call(EventType.ET, station, true, station.device(), seconds);
    }

    private static char letter(Party party) {
        return party.state().letter();
    }

    /**
     * What all lines that tell of a transfer share.
     *
     * @param callId         call that goes on
     * @param by             who transferred it
     * @param transferred    party that was held, or null in a conference
     * @param announcementId id of the announcement call, or null
     * @param destination    where it goes
     * @param outside        outside party's details, {@link Call.Outside#NONE} for an internal call
     */
    record Transfer(String callId, Device by, Device transferred, String announcementId, Device destination,
            Call.Outside outside) {
    }
}

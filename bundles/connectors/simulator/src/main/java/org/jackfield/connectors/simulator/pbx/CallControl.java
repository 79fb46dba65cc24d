package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.time.Duration;
import java.util.List;

/** Placing, answering and holding calls. */
public final class CallControl {

    private final Pbx pbx;

    CallControl(Pbx pbx) {
        this.pbx = pbx;
    }

    /**
     * A call from outside.
     *
     * @param trunk   line it comes in on, null for any free one
     * @param number  caller's number, empty if withheld
     * @param name    caller's name, empty if not sent
     * @param dialled number the caller dialled, as programmed in the lines
     * @return the call, or null if every trunk is taken
     */
    public Call arrive(Trunk trunk, String number, String name, String dialled) {
        PbxPlan.LinePlan line = pbx.plan().lines().stream().filter(l -> l.number().equals(dialled)).findFirst()
                .orElseThrow(() -> new RefusedException(INVALID_CALLED_DEVICE, "no line has the number " + dialled));
        Trunk on = trunk == null ? pbx.trunkGroup().free() : trunk;
        if (on == null) {
            return null;
        }
        if (!on.idle() || !on.online()) {
            throw new RefusedException(RESOURCE_BUSY, "trunk " + on + " is taken");
        }
        Device target = pbx.device(pbx.system().night(on.node()) ? line.night() : line.day());
        Call call = newCall(Call.Direction.INBOUND, on, new Call.Outside(name, number, line.name(), line.number()));
        Party caller = new Party(on, call, call.id(), PartyState.CONNECTED);
        call.add(caller);
        call.originallyCalled = target;
        pbx.events().originated(caller, number, line.number());
        pbx.routing().ring(call, target, Cause.NEW_CALL);
        return call;
    }

    /** A call from a station. */
    public Party place(Station station, String digits, PlaceOptions options) {
        requireFree(station);
        Destination destination = pbx.routing().resolve(digits);
        if (destination instanceof Destination.Invalid) {
            if (options.byHand()) {
                pbx.events().device(EventType.FA, station, "", station, digits, PartyState.NULL.letter(), Cause.REORDER);
            }
            throw new RefusedException(INVALID_CALLED_DEVICE, digits + " leads nowhere");
        }
        requireNotSelf(station, destination);
        return originate(station, destination, options, null, Cause.NEW_CALL);
    }

    /** Holds the active call and calls somebody else, to transfer it or to make it a conference. */
    public Party consult(Party active, String digits, boolean forConference, PlaceOptions options) {
        Station station = pbx.as(Station.class, active.device());
        requireTalking(active);
        Destination destination = requireDestination(digits, INVALID_CALLED_DEVICE);
        requireNotSelf(station, destination);
        holdNow(active, forConference ? Cause.HOLD_FOR_CONFERENCE : Cause.HOLD_FOR_TRANSFER);
        return originate(station, destination, options, active, forConference ? Cause.NEW_CALL : Cause.ANNOUNCEMENT);
    }

    /** Calls somebody to announce a call that is held already. */
    public Party announce(Party held, String digits, PlaceOptions options) {
        Station station = pbx.as(Station.class, held.device());
        requireFree(station);
        if (held.state() != PartyState.HELD) {
            throw new RefusedException(NO_HELD_CALL, "call " + held.callId() + " is not held");
        }
        Destination destination = requireDestination(digits, INVALID_CALLED_DEVICE);
        requireNotSelf(station, destination);
        return originate(station, destination, options, held, Cause.ANNOUNCEMENT);
    }

    private Party originate(Station station, Destination destination, PlaceOptions options, Party announcementFor,
            Cause cause) {
        boolean outside = destination instanceof Destination.Outside;
        Call call = newCall(outside ? Call.Direction.OUTBOUND : Call.Direction.INTERNAL, station, Call.Outside.NONE);
        call.announcementFor = announcementFor;
        call.ringCause = options.overrideDnd() ? Cause.OVERRIDE : cause;
        Party caller = new Party(station, call, call.id(), PartyState.INITIATED);
        call.add(caller);
        if (announcementFor == null) {
            pbx.events().dialTone(caller);
            pbx.agentDesk().busy(station);
        }
        caller.setState(PartyState.CONNECTED);
        Object dialled = called(destination);
        call.originallyCalled = dialled;
        if (outside) {
            call.account = options.account();
        }
        pbx.events().originated(caller, null,
                outside && options.byHand() ? pbx.plan().identity().accessCode() : dialled);
        if (!call.account.isEmpty()) {
            pbx.events().accountCode(caller);
        }
        pbx.routing().route(call, destination, call.ringCause, options.byHand());
        return caller;
    }

    private static Object called(Destination destination) {
        return switch (destination) {
            case Destination.Internal internal -> internal.device();
            case Destination.Outside outside -> outside.number();
            case Destination.Invalid invalid -> invalid.digits();
        };
    }

    Call newCall(Call.Direction direction, Device calling, Call.Outside outside) {
        String id = pbx.ids().next();
        Call call = new Call(id, direction, calling, outside, pbx.now());
        pbx.ids().bind(id, call);
        return call;
    }

    /** Answers a call that rings here. */
    public void answer(Party party) {
        if (party.state() != PartyState.ALERTING) {
            throw new RefusedException(NO_CALL_TO_ANSWER, party.device() + " does not ring");
        }
        if (party.device() instanceof Station station
                && station.parties().stream().anyMatch(p -> p != party && p.state() == PartyState.CONNECTED)) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " has another call");
        }
        if (pbx.callbacks().isPrompt(party.call())) {
            pbx.callbacks().answer(party);
            return;
        }
        connect(party);
    }

    /** Makes a party a talking one: the others who ring stop, the stand-in goes, everybody is told. */
    void connect(Party party) {
        Call call = party.call();
        call.cancelTimers();
        party.setState(PartyState.CONNECTED);
        call.answeredBy = party.device();
        if (party.device() instanceof Station) {
            dismissStandIn(call);
            call.recallTo = null;
            if (call.group != null) {
                party.markHuntCall();
            }
        }
        List<Party> dismissed = call.alerting();
        dismissed.forEach(call::remove);
        pbx.events().established(call);
        dismissed.forEach(p -> pbx.events().cleared(p, p.device(), Cause.NORMAL_CLEAR, false));
        if (party.device() instanceof Station station) {
            pbx.agentDesk().busy(station);
        }
        tellAge(call, party);
        dismissed.forEach(p -> pbx.hunting().freed(p.device()));
    }

    private void dismissStandIn(Call call) {
        Party standIn = call.standIn();
        if (standIn == null) {
            return;
        }
        pbx.hunting().forget(call);
        call.remove(standIn);
        for (Party other : List.copyOf(call.parties())) {
            if (other.device() instanceof Application application && standIn.device() instanceof HuntGroup group
                    && group.announcement() == application) {
                call.remove(other);
                pbx.events().cleared(other, application, Cause.NORMAL_CLEAR, false);
            }
        }
    }

    void tellAge(Call call, Party answered) {
        if (call.trunkParty() == null) {
            return;
        }
        long seconds = Duration.between(call.startedAt(), pbx.now()).toSeconds();
        for (Party party : call.present()) {
            if (party.device() instanceof Station && (party == answered || answered.device() instanceof Trunk)) {
                pbx.events().trunkCallAge(party, seconds);
            }
        }
    }

    /** Holds a call. */
    public void hold(Party party, Cause cause) {
        pbx.as(Station.class, party.device());
        requireTalking(party);
        holdNow(party, cause);
    }

    private void holdNow(Party party, Cause cause) {
        party.setState(PartyState.HELD);
        pbx.events().held(party, cause);
        watchHold(party);
    }

    private void watchHold(Party party) {
        party.holdTimer(pbx.loop().after(pbx.plan().timers().holdRecallMillis(), () -> recallHeld(party)));
    }

    private void recallHeld(Party party) {
        Station station = (Station) party.device();
        if (station.busy()) {
            watchHold(party);
            return;
        }
        party.setState(PartyState.ALERTING);
        pbx.events().delivered(party, Cause.RECALL);
    }

    /** Takes a held call back. */
    public void retrieve(Party party) {
        if (party.state() != PartyState.HELD) {
            throw new RefusedException(NO_HELD_CALL, "call " + party.callId() + " is not held");
        }
        requireFree((Station) party.device());
        party.setState(PartyState.CONNECTED);
        pbx.events().retrieved(party);
    }

    /** Sends one ringing internal call to the treatment of do not disturb. */
    public void reject(Party ringing) {
        if (ringing.state() != PartyState.ALERTING || ringing.call().standIn() != null) {
            throw new RefusedException(INCOMPATIBLE_STATE, ringing.device() + " does not ring of itself");
        }
        if (ringing.call().trunkParty() != null) {
            throw new RefusedException(INVALID_CALL, "not for calls from outside");
        }
        pbx.routing().rejectRinging(ringing);
    }

    /** A transferred call no longer comes back when nobody answers. */
    public void disableRecall(Call call) {
        call.recallTo = null;
    }

    /** Connects a caller who hunts to an announcement or another station; the hunt ends. */
    public void leaveHunt(HuntGroup group, Call call, Device to) {
        if (call.party(group) == null) {
            throw new RefusedException(INVALID_CALL, "call " + call.id() + " does not hunt in " + group);
        }
        pbx.hunting().moveOn(call, group, new Destination.Internal(to), Cause.REDIRECTED, Cause.REDIRECTED);
    }

    /** Gives a call an account code; the station that entered it is told. */
    public void accountCode(Party party, String account) {
        party.call().account = account;
        pbx.events().accountCode(party);
    }

    /** Changes what is known of the outside party; null leaves a detail as it is. */
    public void tag(Call call, String name, String number, String lineName, String lineNumber) {
        call.callerName = name == null ? call.callerName : name;
        call.callerNumber = number == null ? call.callerNumber : number;
        call.trunkName = lineName == null ? call.trunkName : lineName;
        call.trunkNumber = lineNumber == null ? call.trunkNumber : lineNumber;
        if (name != null || number != null) {
            pbx.events().callerKnown(call);
        }
    }

    /** Nothing can be done with a call that nobody has answered, except to end it. */
    void requireTalking(Party party) {
        Call call = party.call();
        boolean somebodyThere = call.others(party).stream().anyMatch(p -> p.state() == PartyState.CONNECTED
                || p.state() == PartyState.HELD);
        if (party.state() != PartyState.CONNECTED || !somebodyThere || !call.alerting().isEmpty()
                || call.standIn() != null) {
            throw new RefusedException(INVALID_OBJECT_STATE, party.device() + " does not talk in call " + party.callId());
        }
    }

    void requireFree(Station station) {
        if (!station.online()) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " is off line");
        }
        if (station.busy()) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " is busy");
        }
    }

    Destination requireDestination(String digits, int outcome) {
        Destination destination = pbx.routing().resolve(digits);
        if (destination instanceof Destination.Invalid) {
            throw new RefusedException(outcome, digits + " leads nowhere");
        }
        return destination;
    }

    private static void requireNotSelf(Station station, Destination destination) {
        if (destination instanceof Destination.Internal internal && internal.device() == station) {
            throw new RefusedException(INVALID_CALLED_DEVICE, station + " cannot call itself");
        }
    }
}

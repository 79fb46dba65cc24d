package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applications that route calls before they ring: who controls which station, and what is being offered. */
public final class Offering {

    /** Control ended because the application let two calls in a row pass. */
    public static final int MISSED = 4;

    private static final int MOST_MISSES = 2;

    /** An application that is offered calls. */
    public interface Owner {

        /** A call is offered: accept it, send it elsewhere, or let the time run out. Fields are those of a ringing call. */
        void offered(Station station, List<Object> fields);

        /** Control has ended without the application's doing. */
        void controlEnded(Station station, int reason);
    }

    private static final class Control {
        private final Owner owner;
        private long timeoutMillis;
        private boolean transferredToo;
        private int misses;

        Control(Owner owner) {
            this.owner = owner;
        }
    }

    private record Offer(Station station, Cause cause) {
    }

    private final Pbx pbx;
    private final Map<Station, Control> controls = new HashMap<>();
    private final Map<Call, Offer> offers = new HashMap<>();

    Offering(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Who controls a station, or null. */
    public Owner owner(Station station) {
        Control control = controls.get(station);
        return control == null ? null : control.owner;
    }

    /** Takes control; repeated by the owner it changes the conditions. */
    public void take(Station station, Owner owner, long timeoutMillis, boolean transferredToo) {
        Control control = controls.computeIfAbsent(station, s -> new Control(owner));
        if (control.owner != owner) {
            throw new RefusedException(OTHER_HAS_CONTROL, "another application controls " + station);
        }
        control.timeoutMillis = timeoutMillis;
        control.transferredToo = transferredToo;
        control.misses = 0;
    }

    /** Gives control back; what is being offered goes on. */
    public void giveBack(Station station, Owner owner) {
        if (owner(station) != owner) {
            throw new RefusedException(NOT_OWNER, "somebody else controls " + station);
        }
        controls.remove(station);
        letGo(station);
    }

    /** The application is gone, or has lost its monitors. */
    public void forget(Owner owner) {
        for (Station station : List.copyOf(controls.keySet())) {
            if (owner(station) == owner) {
                giveBack(station, owner);
            }
        }
    }

    private void letGo(Station station) {
        for (Map.Entry<Call, Offer> entry : new ArrayList<>(offers.entrySet())) {
            if (entry.getValue().station() == station) {
                goOn(entry.getKey(), entry.getValue().cause());
            }
        }
    }

    /** Offers a call that is about to ring; false if nobody wants to know. */
    boolean offer(Call call, Station station, Cause cause) {
        Control control = controls.get(station);
        if (control == null || call.announcementFor != null || cause == Cause.CALLBACK || cause == Cause.TRANSFER && !control.transferredToo) {
            return false;
        }
        offers.put(call, new Offer(station, cause));
        call.cancelTimers();
        call.ringTimer = pbx.loop().after(control.timeoutMillis, () -> missed(call, station));
        Party asIfRinging = new Party(station, call, call.joinId(), PartyState.ALERTING);
        pbx.events().to(e -> control.owner.offered(station, e.fields())).delivered(asIfRinging, asIfRinging, cause, true);
        return true;
    }

    private void missed(Call call, Station station) {
        Offer offer = offers.get(call);
        if (offer == null) {
            return;
        }
        Control control = controls.get(station);
        control.misses++;
        if (control.misses == MOST_MISSES) {
            controls.remove(station);
            control.owner.controlEnded(station, MISSED);
        }
        goOn(call, offer.cause());
    }

    /** The call being offered at a station under this id, or null. */
    public Call offered(Station station, String callId) {
        Call call = pbx.findCall(callId);
        Offer offer = offers.get(call);
        return offer != null && offer.station() == station ? call : null;
    }

    /** Lets an offered call ring. */
    public void accept(Station station, String callId, boolean overrideDnd) {
        Call call = required(station, callId);
        goOn(call, overrideDnd ? Cause.OVERRIDE : offers.get(call).cause());
    }

    private void goOn(Call call, Cause cause) {
        Offer offer = offers.remove(call);
        call.cancelTimers();
        pbx.routing().ringOffered(call, offer.station(), cause);
    }

    /** Sends an offered call elsewhere. */
    public void redirect(Station station, String callId, String digits, boolean asForward) {
        Call call = required(station, callId);
        Destination destination = pbx.calls().requireDestination(digits, INVALID_DESTINATION);
        if (destination instanceof Destination.Outside outside) {
            pbx.transfers().requireTrunk(outside);
        }
        answered(call, station);
        if (!asForward) {
            call.originallyCalled = destination instanceof Destination.Internal internal ? internal.device() : digits;
        }
        pbx.routing().redirect(call, station, null, destination, asForward ? Cause.FORWARDED : Cause.REDIRECTED,
                asForward ? Cause.FORWARDED : Cause.NEW_CALL);
    }

    /** Turns an offered call away: by the treatment of do not disturb, or by ending it. */
    public void reject(Station station, String callId, boolean endIt) {
        Call call = required(station, callId);
        answered(call, station);
        if (endIt) {
            pbx.clearing().clear(call.present().getFirst());
        } else {
            pbx.routing().refuseByDnd(call, station);
        }
    }

    private Call required(Station station, String callId) {
        Call call = offered(station, callId);
        if (call == null) {
            throw new RefusedException(INVALID_CALL, "call " + callId + " is not offered at " + station);
        }
        return call;
    }

    private void answered(Call call, Station station) {
        offers.remove(call);
        call.cancelTimers();
        controls.get(station).misses = 0;
    }

    /** The call has ended, or taken another way. */
    void over(Call call) {
        offers.remove(call);
    }
}

package org.jackfield.connectors.simulator.pbx;

import java.util.ArrayList;
import java.util.List;

/** Leads a call to where its digits point: rings, forwards, queues, takes a trunk, or fails. */
final class Routing {

    private static final int MOST_HOPS = 8;
    private static final int LONGEST_DIAL_STRING = 48;

    private final Pbx pbx;

    Routing(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Reads a dial string; punctuation is ignored. */
    Destination resolve(String dialled) {
        if (dialled.length() > LONGEST_DIAL_STRING) {
            return new Destination.Invalid(dialled);
        }
        StringBuilder digits = new StringBuilder();
        for (char c : dialled.toCharArray()) {
            if (Character.isDigit(c) || c == '*' || c == '#') {
                digits.append(c);
            } else if ("PF!-(); ".indexOf(c) < 0) {
                return new Destination.Invalid(dialled);
            }
        }
        Device device = pbx.find(digits.toString());
        if (device != null && !(device instanceof Trunk)) {
            return new Destination.Internal(device);
        }
        String access = pbx.plan().identity().accessCode();
        if (digits.length() > access.length() && digits.indexOf(access) == 0) {
            return new Destination.Outside(digits.substring(access.length()));
        }
        return new Destination.Invalid(dialled);
    }

    /** Leads the call on. Whoever calls has checked that the digits lead somewhere. */
    void route(Call call, Destination destination, Cause cause, boolean byHand) {
        switch (destination) {
            case Destination.Internal internal -> ring(call, internal.device(), cause);
            case Destination.Outside outside -> dialOut(call, outside.number(), byHand);
            case Destination.Invalid invalid -> fail(call, invalid.digits(), Cause.REORDER);
        }
    }

    void ring(Call call, Device target, Cause cause) {
        if (call.party(target) != null) {
            // Forwards can lead back to somebody who takes part.
            fail(call, target, Cause.BUSY);
            return;
        }
        switch (target) {
            case Station station -> ringStation(call, station, cause);
            case HuntGroup group -> pbx.hunting().enter(call, group, cause);
            case Application application -> ringApplication(call, application, cause);
            case TrunkGroup group -> fail(call, group, Cause.DESTINATION_NOT_AVAILABLE);
            case Trunk trunk -> fail(call, trunk, Cause.DESTINATION_NOT_AVAILABLE);
        }
    }

    /** Whether a call sent there would ring there, or be forwarded. */
    boolean reaches(Call call, Station station) {
        Forward.Kind kind = station.forward().kind();
        boolean leads = call.hops < MOST_HOPS && leads(station.forward());
        if (kind == Forward.Kind.ALL && leads) {
            return true;
        }
        boolean rings = station.dndMessage().isEmpty() && !station.busy();
        boolean outsideCaller = call.trunkParty() != null;
        return station.online() && (rings || leads && (kind.onBusy() || outsideCaller && kind.onNoAnswer()));
    }

    private boolean leads(Forward forward) {
        return switch (resolve(forward.destination())) {
            case Destination.Internal internal -> true;
            case Destination.Outside outside -> !barred(outside.number()) && pbx.trunkGroup().free() != null;
            case Destination.Invalid invalid -> false;
        };
    }

    private void ringStation(Call call, Station station, Cause cause) {
        if (!pbx.offering().offer(call, station, cause)) {
            ringOffered(call, station, cause);
        }
    }

    /** Rings a station whose application, if any, has let the call go on. */
    void ringOffered(Call call, Station station, Cause cause) {
        Forward forward = station.forward();
        boolean outsideCaller = call.calling instanceof Trunk;
        if (forward.kind() == Forward.Kind.ALL && cause != Cause.CALLBACK && forwardOn(call, station, null, Cause.FORWARDED)) {
            return;
        }
        if (!station.online()) {
            fail(call, station, Cause.DESTINATION_NOT_AVAILABLE);
        } else if (!station.dndMessage().isEmpty() && cause != Cause.OVERRIDE) {
            boolean forwards = forward.kind().onBusy() || outsideCaller && forward.kind().onNoAnswer();
            if (!forwards || !forwardOn(call, station, null, Cause.DO_NOT_DISTURB)) {
                refuseByDnd(call, station);
            }
        } else if (station.busy()) {
            boolean forwards = forward.kind().onBusy() || outsideCaller && forward.kind().onNoAnswer();
            if (!forwards || !forwardOn(call, station, null, Cause.FORWARDED)) {
                call.busyAt = station;
                fail(call, station, Cause.BUSY);
            }
        } else {
            Party party = new Party(station, call, call.joinId(), PartyState.ALERTING);
            call.add(party);
            call.ringCause = cause;
            pbx.events().delivered(party, cause);
            watchRinging(call, station);
        }
    }

    /** What happens if nobody answers: a forward, or a recall to the one who transferred the call. */
    private void watchRinging(Call call, Station station) {
        PbxPlan.Timers timers = pbx.plan().timers();
        if (station.forward().kind().onNoAnswer() && call.announcementFor == null) {
            call.ringTimer = pbx.loop().after(timers.forwardNoAnswerMillis(), () -> {
                Party party = call.party(station);
                if (party != null && party.state() == PartyState.ALERTING
                        && !forwardOn(call, station, party, Cause.FORWARD_NO_ANSWER)) {
                    watchForRecall(call);
                }
            });
        } else {
            watchForRecall(call);
        }
    }

    void watchForRecall(Call call) {
        if (call.recallTo != null) {
            call.ringTimer = pbx.loop().after(pbx.plan().timers().transferRecallMillis(),
                    () -> pbx.transfers().recall(call));
        }
    }

    private boolean forwardOn(Call call, Station station, Party ringing, Cause cause) {
        if (call.hops >= MOST_HOPS) {
            return false;
        }
        Destination destination = resolve(station.forward().destination());
        return !(destination instanceof Destination.Invalid) && redirect(call, station, ringing, destination, cause,
                Cause.FORWARDED);
    }

    /** Moves a call from a device to somewhere else; false, and nothing happens, if it cannot go there. */
    boolean redirect(Call call, Device from, Party leaving, Destination destination, Cause why, Cause ringWith) {
        call.hops++;
        if (destination instanceof Destination.Outside outside) {
            call.ringCause = ringWith;
            return redirectOutside(call, from, leaving, outside.number(), why);
        }
        Device to = ((Destination.Internal) destination).device();
        call.cancelTimers();
        pbx.events().diverted(call, from, to, null, why);
        leave(call, leaving);
        call.lastRedirect = from;
        call.group = null;
        ring(call, to, ringWith);
        return true;
    }

    private boolean redirectOutside(Call call, Device from, Party leaving, String number, Cause why) {
        Trunk trunk = pbx.trunkGroup().free();
        if (trunk == null || barred(number)) {
            return false;
        }
        call.cancelTimers();
        pbx.events().diverted(call, from, trunk, number, why);
        leave(call, leaving);
        call.lastRedirect = from;
        call.group = null;
        seize(call, trunk, number, false);
        return true;
    }

    private void leave(Call call, Party leaving) {
        if (leaving != null) {
            call.remove(leaving);
            pbx.clearing().freeId(call, leaving.callId(), Cause.FORWARDED);
            pbx.hunting().freed(leaving.device());
        }
    }

    private void ringApplication(Call call, Application application, Cause cause) {
        Party party = new Party(application, call, call.joinId(), PartyState.ALERTING);
        call.add(party);
        pbx.events().delivered(party, cause);
        pbx.calls().answer(party);
    }

    /** Whether a number may not be dialled. */
    boolean barred(String number) {
        return pbx.plan().barred().stream().anyMatch(number::startsWith);
    }

    /** Takes a trunk for an outside number, or waits for one. */
    void dialOut(Call call, String number, boolean byHand) {
        call.dialledOut = number;
        if (barred(number)) {
            fail(call, number, Cause.DESTINATION_NOT_AVAILABLE);
            return;
        }
        Trunk trunk = pbx.trunkGroup().free();
        if (trunk != null) {
            seize(call, trunk, number, byHand);
            return;
        }
        Party waiting = new Party(pbx.trunkGroup(), call, call.joinId(), PartyState.QUEUED);
        call.add(waiting);
        pbx.trunkGroup().waiting().add(call);
        pbx.events().queued(waiting, Cause.TRUNKS_BUSY);
    }

    private void seize(Call call, Trunk trunk, String number, boolean byHand) {
        Party out = new Party(trunk, call, call.joinId(), PartyState.ALERTING);
        call.dialledOut = number;
        call.add(out);
        List<Party> stations = new ArrayList<>(call.present());
        stations.removeIf(p -> !(p.device() instanceof Station));
        Party station = stations.isEmpty() ? call.others(out).getFirst() : stations.getFirst();
        pbx.events().networkReached(station, out, byHand ? "" : number);
        pbx.events().delivered(out, call.ringCause);
    }

    /** A trunk has become free: the call that waits longest gets it. */
    void trunkFreed() {
        while (!pbx.trunkGroup().waiting().isEmpty()) {
            Trunk trunk = pbx.trunkGroup().free();
            if (trunk == null) {
                return;
            }
            Call call = pbx.trunkGroup().waiting().poll();
            Party standIn = call.standIn();
            if (standIn != null) {
                call.remove(standIn);
            }
            seize(call, trunk, call.dialledOut, false);
        }
    }

    void refuseByDnd(Call call, Station station) {
        Party party = new Party(station, call, call.joinId(), PartyState.FAILED);
        call.add(party);
        tellDnd(party);
    }

    /** Gives a ringing call the treatment of a station that does not want to be disturbed. */
    void rejectRinging(Party party) {
        party.call().cancelTimers();
        party.setState(PartyState.FAILED);
        tellDnd(party);
        pbx.hunting().freed(party.device());
    }

    private void tellDnd(Party party) {
        Call call = party.call();
        Device station = party.device();
        pbx.events().failed(party, station, station, Cause.DO_NOT_DISTURB, true);
        for (Party caller : call.others(party)) {
            pbx.events().failed(caller, station, station, Cause.DO_NOT_DISTURB, false);
        }
        pbx.clearing().expectHangUp(call);
    }

    /** The call cannot be completed; the caller hears a tone until he hangs up. */
    private void fail(Call call, Object target, Cause cause) {
        boolean first = true;
        for (Party caller : call.present()) {
            pbx.events().failed(caller, target instanceof Device ? target : caller.device(), target, cause, first);
            first = false;
        }
        pbx.clearing().expectHangUp(call);
    }
}

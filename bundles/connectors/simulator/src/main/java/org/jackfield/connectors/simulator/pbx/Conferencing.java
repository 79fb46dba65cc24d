package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.List;

/** Conferences, and the recorder that joins a call like a conference member. */
public final class Conferencing {

    /** Most members of a conference. */
    public static final int MOST_MEMBERS = 8;

    private final Pbx pbx;

    Conferencing(Pbx pbx) {
        this.pbx = pbx;
    }

    /**
     * Joins calls of one station in a conference. Every member keeps the id by which it knows its call; the station gets
     * a new one.
     *
     * @return the station's part in the conference
     */
    public Party join(List<Party> parts) {
        check(parts);
        Party controller = parts.getFirst();
        Call call = controller.call();
        String primary = controller.callId();
        String secondary = parts.get(1).callId();
        String newId = pbx.ids().next();
        for (Party part : parts.subList(1, parts.size())) {
            absorb(call, part);
        }
        call.cancelTimers();
        call.recallTo = null;
        renumber(controller, newId);
        controller.setState(PartyState.CONNECTED);
        pbx.events().conference(controller, primary, secondary, members(controller), Cause.CONFERENCE);
        return controller;
    }

    private static void check(List<Party> parts) {
        if (parts.size() < 2 || parts.stream().map(Party::call).distinct().count() != parts.size()
                || parts.stream().map(Party::device).distinct().count() != 1) {
            throw new RefusedException(GENERIC, "a conference joins several calls of one station");
        }
        int members = 1;
        for (Party part : parts) {
            if (part.state() != PartyState.HELD && part.state() != PartyState.CONNECTED) {
                throw new RefusedException(RESOURCE_BUSY, "call " + part.callId() + " is not connected");
            }
            for (Party other : part.call().parties()) {
                if (other.state() != PartyState.CONNECTED && other != part) {
                    throw new RefusedException(INCOMPATIBLE_STATE, other.device() + " does not talk");
                }
            }
            members += part.call().parties().size() - 1;
        }
        List<Device> devices = parts.stream().flatMap(p -> p.call().others(p).stream()).map(Party::device).toList();
        if (devices.stream().distinct().count() != devices.size()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "somebody would be in the conference twice");
        }
        if (members > MOST_MEMBERS) {
            throw new RefusedException(CONFERENCE_LIMIT, "at most " + MOST_MEMBERS + " members");
        }
    }

    private void absorb(Call call, Party own) {
        Call other = own.call();
        other.cancelTimers();
        other.remove(own);
        if (call.trunkParty() == null && other.trunkParty() != null) {
            call.callerName = other.callerName;
            call.callerNumber = other.outsideNumber();
            call.trunkName = other.trunkName;
            call.trunkNumber = other.trunkNumber;
        }
        for (Party member : List.copyOf(other.parties())) {
            String id = member.callId();
            other.remove(member);
            member.moveTo(call, id);
            call.add(member);
            pbx.ids().bind(id, call);
        }
        if (call.parties().stream().noneMatch(p -> p.callId().equals(own.callId()))) {
            pbx.ids().free(own.callId());
        }
    }

    private void renumber(Party controller, String newId) {
        Call call = controller.call();
        String old = controller.callId();
        controller.moveTo(call, newId);
        pbx.ids().bind(newId, call);
        if (call.parties().stream().noneMatch(p -> p.callId().equals(old))) {
            pbx.ids().free(old);
        }
    }

    /** All who take part, the controller first. */
    public List<Party> members(Party controller) {
        List<Party> members = new ArrayList<>(List.of(controller));
        members.addAll(controller.call().others(controller));
        return members;
    }

    /** Starts or stops recording the call a station has. */
    public void toggleRecording(Station station) {
        if (station.has(Station.Feature.RECORD_A_CALL)) {
            stopRecording(station);
        } else {
            startRecording(station);
        }
    }

    private void startRecording(Station station) {
        Party controller = station.party(PartyState.CONNECTED);
        if (controller == null) {
            throw new RefusedException(NO_ACTIVE_CALL, station + " has no call");
        }
        Call call = controller.call();
        if (!call.alerting().isEmpty() || call.standIn() != null || call.others(controller).isEmpty()) {
            throw new RefusedException(INCOMPATIBLE_STATE, "nobody has answered yet");
        }
        Application recorder = pbx.devices(Application.class).stream()
                .filter(a -> a.purpose() == Application.Purpose.RECORD_A_CALL).findFirst()
                .orElseThrow(() -> new RefusedException(NO_RESOURCES, "there is no Record-A-Call application"));
        if (call.party(recorder) != null) {
            throw new RefusedException(RESOURCE_BUSY, "the call is being recorded");
        }
        pbx.features().set(station, Station.Feature.RECORD_A_CALL, true);
        String primary = controller.callId();
        String recorderId = pbx.ids().next();
        pbx.ids().bind(recorderId, call);
        renumber(controller, pbx.ids().next());
        call.add(new Party(recorder, call, recorderId, PartyState.CONNECTED));
        pbx.events().conference(controller, primary, recorderId, members(controller), Cause.RECORD_A_CALL);
    }

    /** A station is about to leave its call: its recording ends first. */
    void stopFor(Station station) {
        if (station.has(Station.Feature.RECORD_A_CALL)) {
            stopRecording(station);
        }
    }

    private void stopRecording(Station station) {
        pbx.features().set(station, Station.Feature.RECORD_A_CALL, false);
        for (Party own : station.parties()) {
            Party recorder = recorder(own.call());
            if (recorder != null) {
                pbx.clearing().drop(recorder, Cause.RECORD_A_CALL);
                return;
            }
        }
    }

    private static Party recorder(Call call) {
        return call.parties().stream().filter(p -> p.device() instanceof Application a
                && a.purpose() == Application.Purpose.RECORD_A_CALL).findFirst().orElse(null);
    }

    /** A station has left a call: its lamp goes out if that call was the recorded one. */
    void callOver(Station station) {
        if (station.has(Station.Feature.RECORD_A_CALL)
                && station.parties().stream().noneMatch(p -> recorder(p.call()) != null)) {
            pbx.features().set(station, Station.Feature.RECORD_A_CALL, false);
        }
    }
}

package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxEvent;
import org.jackfield.connectors.simulator.pbx.PbxListener;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;

/** What must hold in a telephone system at any time, and what its events must agree with. */
final class Invariants implements PbxListener {

    private final Pbx pbx;
    private final Map<Device, Map<String, Character>> seen = new HashMap<>();
    private final ArrayDeque<String> trail = new ArrayDeque<>();
    private long events;

    Invariants(Pbx pbx) {
        this.pbx = pbx;
        pbx.addListener(this);
    }

    /** The latest events, for messages. */
    String trail() {
        return String.join("\n", trail);
    }

    long events() {
        return events;
    }

    /** A client's idea of every device, from the events of that device alone. */
    @Override
    public void onEvent(PbxEvent event) {
        events++;
        trail.add(event.type() + " " + event.observer() + " " + event.fields());
        if (trail.size() > 40) {
            trail.removeFirst();
        }
        if (event.observer() == null || event.callId() == null) {
            return;
        }
        Map<String, Character> calls = seen.computeIfAbsent(event.observer(), d -> new HashMap<>());
        EventType type = event.type();
        switch (type) {
            case SI, OR, DE, ES, NT, HE, RE, QU, FA -> calls.put(event.callId(), letter(event));
            case DI -> put(calls, event.callId(), letter(event));
            case TR -> {
                String announcement = (String) event.fields().get(3);
                put(calls, event.callId(), letter(event));
                if (announcement != null && event.fields().get(1) != event.observer()) {
                    assertThat(calls).containsKey(announcement);
                }
            }
            case XC -> {
                if (event.fields().get(3) != null) {
                    calls.remove(event.callId());
                }
            }
            case CO -> {
                calls.remove((String) event.fields().get(1));
                calls.remove((String) event.fields().get(2));
                calls.put(event.callId(), letter(event));
            }
            default -> { }
        }
    }

    private static void put(Map<String, Character> calls, String id, char state) {
        if (state == 'N') {
            calls.remove(id);
        } else {
            calls.put(id, state);
        }
    }

    private static char letter(PbxEvent event) {
        int fromEnd = switch (event.type()) {
            case SI -> 3;
            case DE -> 3;
            case RE -> 6;
            default -> 2;
        };
        return (char) event.fields().get(event.fields().size() - fromEnd);
    }

    void check() {
        Set<String> inUse = new HashSet<>();
        for (Call call : pbx.activeCalls()) {
            assertThat(call.parties()).as("call %s has parties", call).isNotEmpty();
            Set<Device> devices = new HashSet<>();
            for (Party party : call.parties()) {
                inUse.add(party.callId());
                assertThat(devices.add(party.device())).as("%s once in %s", party.device(), call).isTrue();
                assertThat(party.call()).isSameAs(call);
                assertThat(party.device().parties()).as("%s knows its part in %s", party.device(), call).contains(party);
                assertThat(pbx.findCall(party.callId())).as("id %s", party.callId()).isSameAs(call);
            }
        }
        for (String id : pbx.callIds()) {
            Call call = pbx.findCall(id);
            assertThat(inUse.contains(id) || call.id().equals(id)).as("id %s is freed", id).isTrue();
        }
        for (Device device : pbx.devices()) {
            for (Party party : device.parties()) {
                assertThat(party.call().parties()).as("%s is in the call it thinks", party).contains(party);
            }
            if (device instanceof Trunk) {
                assertThat(device.parties().size()).as("calls on trunk %s", device).isLessThanOrEqualTo(1);
            }
            if (device instanceof Station station) {
                check(station);
            }
            if (device instanceof HuntGroup group) {
                for (Call call : group.queue()) {
                    assertThat(call.party(group)).as("queued call %s", call).isNotNull();
                    assertThat(call.party(group).state()).isEqualTo(PartyState.QUEUED);
                }
            }
            assertAsSeen(device);
        }
    }

    private static void check(Station station) {
        long talking = station.parties().stream().filter(p -> p.state() == PartyState.CONNECTED).count();
        assertThat(talking).as("%s talks to one at a time: %s", station, station.parties()).isLessThanOrEqualTo(1);
        Agent agent = station.agent();
        if (agent != null) {
            assertThat(agent.station()).isSameAs(station);
            if (talking > 0) {
                assertThat(agent.mode()).as("agent %s at %s", agent.id(), station).isNotEqualTo(Agent.Mode.READY);
            }
        }
    }

    /** Stand-ins are told of once and vanish silently when a member answers, so only real parties are compared. */
    private void assertAsSeen(Device device) {
        if (!(device instanceof Station || device instanceof Trunk)) {
            return;
        }
        Map<String, Character> actual = new HashMap<>();
        device.parties().forEach(p -> actual.put(p.callId(), p.state().letter()));
        assertThat(seen.getOrDefault(device, Map.of())).as("what the events of %s tell", device).isEqualTo(actual);
    }
}

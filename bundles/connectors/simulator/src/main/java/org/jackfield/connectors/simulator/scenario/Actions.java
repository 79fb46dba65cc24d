package org.jackfield.connectors.simulator.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.connectors.simulator.pbx.Cause;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Forward;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.PlaceOptions;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.StationPlan;
import org.jackfield.connectors.simulator.pbx.Trunk;

/** What can be done in a scenario or by hand: a verb and a few words. The extension is always the first of them. */
public final class Actions {

    @FunctionalInterface
    private interface Action {
        void perform(Words words);
    }

    private final Pbx pbx;
    private final Map<String, Action> verbs = new LinkedHashMap<>();

    /** Acts on this telephone system; to be used on its loop. */
    public Actions(Pbx pbx) {
        this.pbx = pbx;
        addCalls();
        addFeatures();
        addSystem();
    }

    /** All verbs. */
    public Set<String> verbs() {
        return new TreeSet<>(verbs.keySet());
    }

    /** Does it. Refused by a {@link RefusedException} as at the telephone. */
    public void perform(List<String> words) {
        Action action = verbs.get(words.getFirst().toLowerCase(Locale.ROOT));
        if (action == null) {
            throw new ScenarioException("unknown verb " + words.getFirst() + "; known are " + verbs());
        }
        action.perform(new Words(words));
    }

    private void addCalls() {
        verbs.put("arrive", w -> pbx.calls().arrive(pbx.as(Trunk.class, pbx.device(w.at(1))), w.after("from", ""),
                w.after("name", ""), w.required("to")));
        verbs.put("place", w -> pbx.calls().place(station(w), w.at(2), byHand(w)));
        verbs.put("misdial", this::misdial);
        verbs.put("answer", w -> pbx.calls().answer(part(w, PartyState.ALERTING)));
        verbs.put("hold", w -> pbx.calls().hold(part(w, PartyState.CONNECTED), w.has("conference")
                ? Cause.HOLD_FOR_CONFERENCE : w.has("system") ? Cause.HOLD_SYSTEM : Cause.HOLD_INDIVIDUAL));
        verbs.put("retrieve", w -> pbx.calls().retrieve(part(w, PartyState.HELD)));
        verbs.put("consult", w -> pbx.calls().consult(part(w, PartyState.CONNECTED), w.at(2), w.has("conference"), byHand(w)));
        verbs.put("transfer", w -> pbx.transfers().oneStep(part(w, PartyState.CONNECTED), w.at(2)));
        verbs.put("hangup", w -> pbx.transfers().hangUp(anyPart(w)));
        verbs.put("conference", w -> pbx.conferencing().join(List.of(part(w, PartyState.HELD), part(w, PartyState.CONNECTED))));
        verbs.put("deflect", w -> pbx.transfers().deflect(part(w, PartyState.ALERTING), w.at(2)));
        verbs.put("pickup", w -> pbx.transfers().pickUp(station(w), part(pbx.device(w.at(2)), w)));
        verbs.put("callback", w -> pbx.callbacks().request(anyPart(w)));
        verbs.put("no-callback", w -> pbx.callbacks().cancel(station(w), pbx.device(w.at(2))));
        verbs.put("account", w -> pbx.calls().accountCode(anyPart(w), w.at(2)));
        verbs.put("caller", w -> pbx.calls().tag(anyPart(w).call(), w.after("name", null), w.after("number", null), null, null));
        verbs.put("call-id", w -> pbx.nextCallId(w.at(1)));
    }

    private void addFeatures() {
        verbs.put("dnd", w -> {
            if (w.at(2).equals("off")) {
                pbx.features().dndOff(station(w));
            } else {
                pbx.features().dndOn(station(w), w.number(2), w.after("text", ""));
            }
        });
        verbs.put("forward", w -> pbx.features().forward(station(w), forward(w)));
        verbs.put("message", w -> pbx.features().leaveMessage(station(w), pbx.device(w.required("from")),
                Integer.parseInt(w.after("count", "1")), w.after("mailbox", "")));
        verbs.put("no-messages", w -> pbx.features().clearMessages(station(w), null));
        verbs.put("dial", w -> pbx.featureCodes().dial(station(w), w.at(2)));
        verbs.put("unplug", w -> plug(w, false));
        verbs.put("plug", w -> plug(w, true));
        verbs.put("speed-dial", w -> pbx.features().speedDial(station(w), w.number(2),
                new Station.SpeedDial(w.at(3), w.after("name", ""))));
        verbs.put("system-speed-dial", w -> pbx.system().speedDial(new PbxPlan.SpeedDialPlan(
                Integer.parseInt(w.after("node", "1")), w.number(1), w.at(2).equals("none") ? "" : w.at(2),
                w.after("name", ""), w.has("private"))));
        verbs.put("login", w -> {
            Station station = pbx.station(w.required("at"));
            if (pbx.agent(w.at(1)).station() != station) {
                pbx.agentDesk().logIn(pbx.agent(w.at(1)), station, null);
            }
        });
        verbs.put("logout", w -> pbx.agentDesk().logOut(pbx.agent(w.at(1)), null));
        verbs.put("ready", w -> pbx.agentDesk().makeReady(pbx.agent(w.at(1))));
        verbs.put("not-ready", w -> pbx.agentDesk().makeNotReady(pbx.agent(w.at(1))));
    }

    private void addSystem() {
        verbs.put("night", w -> pbx.system().night(w.at(1).equals("on")));
        verbs.put("alarm", w -> {
            Device device = pbx.device(w.at(1));
            pbx.system().raise(device.node(), w.number(2), device, w.after("text", ""));
        });
        verbs.put("clear-alarm", w -> pbx.system().clearAlarm(station(w)));
        verbs.put("alarm-sequence", w -> pbx.system().nextAlarmSequence(w.number(1)));
        verbs.put("rename", w -> pbx.system().rename(pbx.device(w.at(1)), w.at(2)));
        verbs.put("describe", w -> pbx.system().describe(pbx.device(w.at(1)), w.at(2)));
        verbs.put("class-of-service", w -> pbx.system().classOfService(station(w), w.at(2), w.at(2)));
        verbs.put("calling-number", w -> pbx.system().callingNumber(station(w), w.at(2)));
        verbs.put("add-member", w -> pbx.system().member(pbx.as(HuntGroup.class, pbx.device(w.at(1))),
                pbx.station(w.at(2)), true));
        verbs.put("remove-member", w -> pbx.system().member(pbx.as(HuntGroup.class, pbx.device(w.at(1))),
                pbx.station(w.at(2)), false));
        verbs.put("add-station", w -> pbx.system().addStation(new StationPlan(1, w.at(1), w.at(2), w.at(2), 0, 42, false, "",
                "", StationPlan.USUAL_COS)));
        verbs.put("remove-station", w -> pbx.system().removeStation(station(w)));
    }

    private void plug(Words words, boolean in) {
        if (pbx.device(words.at(1)) instanceof Trunk trunk) {
            pbx.system().inService(trunk, in);
        } else {
            pbx.features().setOnline(station(words), in);
        }
    }

    private void misdial(Words words) {
        try {
            pbx.calls().place(station(words), words.at(2), byHand(words));
            throw new ScenarioException(words.at(2) + " leads somewhere");
        } catch (RefusedException e) {
            if (e.outcome() != RefusedException.INVALID_CALLED_DEVICE) {
                throw e;
            }
        }
    }

    private Station station(Words words) {
        return pbx.station(words.at(1));
    }

    private static PlaceOptions byHand(Words words) {
        return new PlaceOptions(words.after("account", ""), words.has("override"), !words.has("application"));
    }

    private Forward forward(Words words) {
        for (Forward.Kind kind : Forward.Kind.values()) {
            if (kind.code().equals(words.at(2))) {
                return kind == Forward.Kind.NONE ? Forward.NONE : new Forward(kind, words.at(3));
            }
        }
        throw new ScenarioException("forward N, I, NA, B or NB");
    }

    private Party part(Words words, PartyState state) {
        Device device = pbx.device(words.at(1));
        String call = words.after("call", null);
        Party party = call == null ? device.party(state) : pbx.party(device, call);
        if (party == null) {
            throw new RefusedException(RefusedException.INVALID_OBJECT_STATE, device + " has no call that is "
                    + state.name().toLowerCase(Locale.ROOT));
        }
        return party;
    }

    private Party part(Device device, Words words) {
        String call = words.after("call", null);
        if (call != null) {
            return pbx.party(device, call);
        }
        return device.parties().stream().findFirst().orElseThrow(() ->
                new RefusedException(RefusedException.INVALID_OBJECT_STATE, device + " has no call"));
    }

    /** The call that is active, else any. */
    private Party anyPart(Words words) {
        Device device = pbx.device(words.at(1));
        Party connected = device.party(PartyState.CONNECTED);
        return connected != null && words.after("call", null) == null ? connected : part(device, words);
    }

    private record Words(List<String> words) {

        String at(int index) {
            if (index >= words.size()) {
                throw new ScenarioException(words.getFirst() + " needs more words");
            }
            return words.get(index);
        }

        int number(int index) {
            if (!at(index).matches("\\d{1,6}")) {
                throw new ScenarioException(at(index) + " is no number");
            }
            return Integer.parseInt(at(index));
        }

        boolean has(String word) {
            return words.indexOf(word) > 1;
        }

        /** The word after another one. */
        String after(String word, String ifAbsent) {
            int index = words.lastIndexOf(word);
            return index > 0 && index + 1 < words.size() ? words.get(index + 1) : ifAbsent;
        }

        String required(String word) {
            String found = after(word, null);
            if (found == null) {
                throw new ScenarioException(words.getFirst() + " needs " + word + " ...");
            }
            return found;
        }
    }
}

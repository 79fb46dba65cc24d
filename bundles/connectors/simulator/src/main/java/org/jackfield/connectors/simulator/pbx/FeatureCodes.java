package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.List;

/** What is typed at a telephone to use a feature, with the default codes. */
public final class FeatureCodes {

    /** All features the system has, as it lists them. */
    public static final List<PbxPlan.FeatureCode> ALL = List.of(
            feature("314", 36, "MUTE", true), feature("317", 39, "HEADSET", true), feature("319", 40, "HANDSFREE", true),
            feature("324", 43, "HUNT GROUP REMOVE/REPLACE", true), feature("328", 96, "ACD AGENT", true),
            feature("348", 150, "HOT DESK", true), feature("354", 55, "SYSTEM FORWARD", true),
            feature("355", 56, "CALL FORWARD ALL", false), feature("356", 57, "CALL FORWARD NO ANSWER", false),
            feature("357", 58, "CALL FORWARD BUSY", false), feature("358", 59, "CALL FORWARD NO ANSWER/BUSY", false),
            feature("365", 62, "MESSAGE", true), feature("372", 68, "DO NOT DISTURB", true),
            feature("385", 105, "RECORD-A-CALL", true),
            new PbxPlan.FeatureCode("9850", 160, "CLEAR SYSTEM ALARM", true, true, false, false),
            new PbxPlan.FeatureCode("9860", 170, "NIGHT MODE", true, true, false, true));

    private static final int CODE_LENGTH = 3;
    private static final int ADMIN_CODE_LENGTH = 4;

    private final Pbx pbx;

    FeatureCodes(Pbx pbx) {
        this.pbx = pbx;
    }

    private static PbxPlan.FeatureCode feature(String code, int logicalNumber, String name, boolean toggle) {
        return new PbxPlan.FeatureCode(code, logicalNumber, name, false, true, false, toggle);
    }

    /** Types a feature code at a station; what follows the code belongs to the feature. */
    public void dial(Station station, String typed) {
        String digits = typed.startsWith("!") ? typed.substring(1) : typed;
        int length = digits.startsWith("98") || digits.startsWith("99") ? ADMIN_CODE_LENGTH : CODE_LENGTH;
        if (digits.length() < length) {
            throw new RefusedException(INVALID_FEATURE, "no feature has the code " + digits);
        }
        String code = digits.substring(0, length);
        String rest = digits.substring(length);
        if (length == ADMIN_CODE_LENGTH) {
            administer(station, code, rest);
        } else {
            use(station, code, rest);
        }
    }

    private void use(Station station, String code, String rest) {
        StationFeatures features = pbx.features();
        switch (code) {
            case "314" -> toggle(station, Station.Feature.MUTE);
            case "315" -> features.set(station, Station.Feature.HEADSET, true);
            case "316" -> features.set(station, Station.Feature.HEADSET, false);
            case "317" -> toggle(station, Station.Feature.HEADSET);
            case "319" -> toggle(station, Station.Feature.HANDSFREE);
            case "322" -> features.set(station, Station.Feature.REMOVED_FROM_GROUPS, true);
            case "323" -> features.set(station, Station.Feature.REMOVED_FROM_GROUPS, false);
            case "324" -> toggle(station, Station.Feature.REMOVED_FROM_GROUPS);
            case "326", "327", "328", "329" -> agent(station, code, rest);
            case "348" -> features.toggleHotDesk(station, hotDesk(station, rest));
            case "352" -> features.set(station, Station.Feature.SYSTEM_FORWARD, true);
            case "353" -> features.set(station, Station.Feature.SYSTEM_FORWARD, false);
            case "354" -> toggle(station, Station.Feature.SYSTEM_FORWARD);
            case "355" -> forward(station, Forward.Kind.ALL, rest);
            case "356" -> forward(station, Forward.Kind.NO_ANSWER, rest);
            case "357" -> forward(station, Forward.Kind.BUSY, rest);
            case "358" -> forward(station, Forward.Kind.NO_ANSWER_OR_BUSY, rest);
            case "366", "368" -> features.clearMessages(station, null);
            case "370" -> features.dndOn(station, 1, "");
            case "371" -> features.dndOff(station);
            case "372" -> toggleDnd(station);
            case "385" -> pbx.conferencing().toggleRecording(station);
            case "390" -> pbx.calls().accountCode(active(station), rest);
            default -> throw new RefusedException(INVALID_FEATURE, "no feature has the code " + code);
        }
    }

    private void administer(Station station, String code, String rest) {
        if (!station.admin()) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " is no administrator station");
        }
        switch (code) {
            case "9850" -> pbx.system().clearAlarm(station, false);
            case "9851" -> pbx.system().clearAlarm(station, true);
            case "9860" -> pbx.system().night(!pbx.system().night(station.node()));
            case "9861" -> pbx.system().night(node(rest), true);
            case "9862" -> pbx.system().night(node(rest), false);
            default -> throw new RefusedException(INVALID_FEATURE, "no feature has the code " + code);
        }
    }

    private static int node(String digits) {
        if (!digits.matches("\\d{1,3}")) {
            throw new RefusedException(OUT_OF_RANGE, "which node?");
        }
        return Integer.parseInt(digits);
    }

    private void toggle(Station station, Station.Feature feature) {
        pbx.features().set(station, feature, !station.has(feature));
    }

    private void toggleDnd(Station station) {
        if (station.dndMessage().isEmpty()) {
            pbx.features().dndOn(station, 1, "");
        } else {
            pbx.features().dndOff(station);
        }
    }

    private void forward(Station station, Forward.Kind kind, String destination) {
        pbx.features().forward(station, destination.isEmpty() ? Forward.NONE : new Forward(kind, destination));
    }

    private void agent(Station station, String code, String rest) {
        String id = rest.replace("#", "");
        Agent here = station.agent();
        switch (code) {
            case "326" -> pbx.agentDesk().logIn(named(station, id), station, null);
            case "327" -> pbx.agentDesk().logOut(required(here), id.isEmpty() ? null
                    : pbx.as(HuntGroup.class, pbx.device(id)));
            case "328" -> {
                if (here == null) {
                    pbx.agentDesk().logIn(named(station, id), station, null);
                } else {
                    pbx.agentDesk().logOut(here, null);
                }
            }
            default -> pbx.agentDesk().makeReady(required(here));
        }
    }

    /** In groups without agent ids the station itself is the agent. */
    private Agent named(Station station, String id) {
        return pbx.agent(id.isEmpty() ? station.number() : id);
    }

    private static Agent required(Agent agent) {
        if (agent == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "nobody is logged in here");
        }
        return agent;
    }

    private Station hotDesk(Station phone, String digits) {
        if (!digits.isEmpty()) {
            return pbx.station(digits.replace("#", ""));
        }
        // Whoever is logged in here logs out; otherwise the first free hot desk extension logs in.
        List<Station> phantoms = pbx.devices(Station.class).stream().filter(Station::phantom).toList();
        return phantoms.stream().filter(p -> p.hotDesk() == phone).findFirst()
                .or(() -> phantoms.stream().filter(p -> p.hotDesk() == null).findFirst())
                .orElseThrow(() -> new RefusedException(NO_RESOURCES, "there is no hot desk extension free"));
    }

    private static Party active(Station station) {
        Party party = station.party(PartyState.CONNECTED);
        if (party == null) {
            throw new RefusedException(NO_ACTIVE_CALL, station + " has no call");
        }
        return party;
    }
}

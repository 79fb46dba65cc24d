package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Forward;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** Commands for stations, agents, messages and night mode. */
final class StationCommands {

    private static final int DAY_COS = 5;
    private static final int CALLING_NUMBER = 10;
    private static final int USERNAME_LENGTH = 10;
    private static final int DESCRIPTION_LENGTH = 20;

    private StationCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_SD", StationCommands::doNotDisturb);
        table.add("_SF", StationCommands::forward);
        table.add("_SM", StationCommands::messageWaiting);
        table.add("_SV", StationCommands::volume);
        table.add("_TD", StationCommands::display);
        table.add("_SA", StationCommands::agentState);
        table.add("_ST", StationCommands::nightMode);
        table.add("_SUI", StationCommands::program);
        table.add("_PSS", StationCommands::speedDial);
        table.add("_PSP", r -> {
            r.pbx().features().password(r.station(0), r.arg(1), r.arg(2));
            r.confirm(r.station(0));
        });
        table.add("_VP", StationCommands::verifyPassword);
    }

    private static void doNotDisturb(Request r) {
        Station station = r.station(0);
        if (r.number(1, 0, 1) == 1) {
            r.pbx().features().dndOn(station, r.number(2, 1, 1, 20), r.arg(3));
        } else {
            r.pbx().features().dndOff(station);
        }
    }

    private static void forward(Request r) {
        String code = r.arg(1);
        for (Forward.Kind kind : Forward.Kind.values()) {
            if (kind.code().equals(code) && kind != Forward.Kind.NO_ANSWER_OR_BUSY) {
                r.pbx().features().forward(r.station(0),
                        kind == Forward.Kind.NONE ? Forward.NONE : new Forward(kind, r.digits(2)));
                return;
            }
        }
        throw new RefusedException(OUT_OF_RANGE, code + " is no kind of forward");
    }

    private static void messageWaiting(Request r) {
        Station station = r.station(0);
        boolean all = r.arg(2).isEmpty();
        if (r.number(1, 0, 1) == 0) {
            r.pbx().features().clearMessages(station, all ? null : r.device(2));
        } else {
            r.pbx().features().leaveMessage(station, all ? station : r.device(2), r.number(3, 1, 1, 999), r.arg(4));
        }
    }

    private static void volume(Request r) {
        int step = r.number(1, 0, 0, 2);
        r.pbx().features().volume(r.station(0), step == 1 ? 1 : step == 2 ? -1 : 0);
    }

    private static void display(Request r) {
        Station station = r.station(0);
        r.number(1, 0, 0, 3);
        station.showOnDisplay(r.arg(2));
        r.confirm(station);
    }

    private static void agentState(Request r) {
        Station station = r.station(0);
        Agent agent = r.pbx().agent(r.arg(1));
        HuntGroup group = r.arg(3).isEmpty() ? null : r.device(3, HuntGroup.class);
        int state = r.number(2, 0, 5);
        if (state != 1 && agent.station() != station) {
            throw new RefusedException(INCOMPATIBLE_STATE, "agent " + agent.id() + " is not at " + station);
        }
        switch (state) {
            case 0 -> r.pbx().agentDesk().logOut(agent, group);
            case 1 -> logIn(r, agent, station, group);
            case 2, 4 -> r.pbx().agentDesk().makeReady(agent);
            default -> r.pbx().agentDesk().makeNotReady(agent);
        }
    }

    private static void logIn(Request r, Agent agent, Station station, HuntGroup group) {
        try {
            r.pbx().agentDesk().logIn(agent, station, group);
        } catch (RefusedException e) {
            // A log-in to all groups is confirmed whatever becomes of it; only LN tells of success.
            if (group != null) {
                throw e;
            }
        }
    }

    /** By the template that the connector's setting has by default; the true arguments are not published. */
    private static void nightMode(Request r) {
        boolean on = r.number(1, 0, 1) == 1;
        r.nodes(0).forEach(node -> r.pbx().system().night(node, on));
    }

    private static void speedDial(Request r) {
        Station station = r.station(0);
        int bin = r.number(1, 0, 9);
        int what = r.number(2, 1, 3);
        Station.SpeedDial old = station.speedDials().getOrDefault(bin, new Station.SpeedDial("", ""));
        String contents = what == 2 ? old.contents() : r.arg(3);
        String name = what == 1 ? old.name() : r.arg(4);
        r.pbx().features().speedDial(station, bin, new Station.SpeedDial(contents, name));
    }

    /**
     * Programs a station: {@code ext,passcode,field,value,value}. The true arguments are not published; the fields are numbered as
     * the events of the database number them, and 10 is the calling number.
     */
    private static void program(Request r) {
        Station station = r.station(0);
        if (!r.session().settings().programmingPasscode().equals(r.arg(1))) {
            throw new RefusedException(WRONG_PASSWORD, "wrong programming passcode");
        }
        switch (r.number(2, 0, CALLING_NUMBER)) {
            case 0 -> r.pbx().system().rename(station, cut(r.arg(3), USERNAME_LENGTH));
            case 1 -> r.pbx().system().describe(station, cut(r.arg(3), DESCRIPTION_LENGTH));
            case DAY_COS -> r.pbx().system().classOfService(station, r.arg(3), r.arg(4));
            case CALLING_NUMBER -> r.pbx().system().callingNumber(station, r.arg(3));
            default -> throw new RefusedException(OUT_OF_RANGE, r.arg(2) + " cannot be programmed");
        }
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static void verifyPassword(Request r) {
        boolean right = r.number(1, 0, 1) == 1 ? r.pbx().features().passwordIs(r.station(0), r.arg(2))
                : r.session().settings().programmingPasscode().equals(r.arg(2));
        r.confirm(right);
    }
}

package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import org.jackfield.connectors.simulator.pbx.Offering;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** Commands of an application that routes calls before they ring. */
final class OfferingCommands {

    private static final int TENTHS = 100;
    private static final int USUAL_TIMEOUT = 30;

    private OfferingCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_ORC", OfferingCommands::take);
        table.add("_OEC", r -> {
            r.pbx().offering().giveBack(r.station(0), r.session());
            r.confirm(r.station(0));
        });
        table.add("_AOC", r -> {
            Station station = r.station(0);
            r.pbx().offering().accept(station, r.arg(1), r.flag(3));
            r.confirm(station, r.arg(1));
        });
    }

    private static void take(Request r) {
        Station station = r.station(0);
        OaiSession session = r.session();
        Offering.Owner owner = r.pbx().offering().owner(station);
        if (owner instanceof OaiSession other && other != session) {
            r.confirmRaw(OTHER_HAS_CONTROL, station, new LineWriter.Name(other.address()));
            return;
        }
        if (session.monitors().ofDevice(station) == null) {
            throw new RefusedException(NOT_MONITORED, station + " is not monitored");
        }
        int timeout = r.number(1, USUAL_TIMEOUT, 0, 50);
        if (timeout > 0) {
            r.pbx().offering().take(station, session, timeout * TENTHS, r.flag(2));
        } else if (owner == null) {
            throw new RefusedException(INVALID_FEATURE, "nobody controls " + station);
        }
        r.confirm(station);
    }

    /** Whether the call meant by a command is only offered at that station as yet. */
    static boolean meansOffered(Request r) {
        return r.device(0) instanceof Station station && r.pbx().offering().offered(station, r.arg(1)) != null;
    }
}

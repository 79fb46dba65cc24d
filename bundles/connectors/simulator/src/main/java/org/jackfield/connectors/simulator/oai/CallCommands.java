package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Cause;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.PlaceOptions;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Text;
import org.jackfield.connectors.simulator.pbx.TransferResult;
import org.jackfield.connectors.simulator.pbx.Trunk;

/** Commands that act on calls. */
final class CallCommands {

    private CallCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_MC", CallCommands::makeCall);
        table.add("_AC", r -> r.pbx().calls().answer(r.party(0, 1)));
        table.add("_CC", r -> r.pbx().clearing().clear(r.party(0, 1)));
        table.add("_CX", CallCommands::clearConnection);
        table.add("_HC", CallCommands::hold);
        table.add("_RV", r -> r.pbx().calls().retrieve(r.party(0, 1)));
        table.add("_RC", CallCommands::reconnect);
        table.add("_CS", CallCommands::consult);
        table.add("_TR", r -> confirmTransfer(r, r.pbx().transfers().complete(r.party(0, 1), r.party(0, 2))));
        table.add("_TO", CallCommands::transferOneStep);
        table.add("_DF", CallCommands::deflect);
        table.add("_MO", CallCommands::move);
        table.add("_PC", r -> r.pbx().transfers().pickUp(r.station(0), r.pbx().party(r.device(2), r.arg(1))));
        table.add("_DD", CallCommands::reject);
        table.add("_CN", r -> conference(r, List.of(r.party(0, 1), r.party(0, 2))));
        table.add("_CM", CallCommands::conferenceOfMany);
        table.add("_HM", r -> r.pbx().calls().leaveHunt(r.device(0, HuntGroup.class), r.pbx().call(r.arg(2)), r.device(1)));
        table.add("_MD", CallCommands::tag);
        table.add("_RCB", r -> r.pbx().callbacks().request(r.party(0, 1)));
        table.add("_CCB", r -> r.pbx().callbacks().cancel(r.station(0), r.device(1)));
        table.add("_CT", r -> {
            r.device(0, Trunk.class);
            r.number(3, 1, 255);
            r.pbx().call(r.arg(1));
        });
        table.add("_CCT", CallCommands::callTimers);
        table.add("_EF", CallCommands::dialFeature);
        table.add("_SP", CallCommands::snapshot);
    }

    private static void makeCall(Request r) {
        Station station = r.station(0);
        PlaceOptions options = new PlaceOptions(r.arg(2), r.flag(6), false);
        Party placed = r.arg(4).isEmpty() ? r.pbx().calls().place(station, r.digits(1), options)
                : r.pbx().calls().announce(r.party(0, 4), r.digits(1), options);
        r.confirm(placed.callId(), station);
    }

    private static void clearConnection(Request r) {
        if (OfferingCommands.meansOffered(r)) {
            r.pbx().offering().reject(r.station(0), r.arg(1), true);
            return;
        }
        Party party = r.party(0, 1);
        if (r.flag(2)) {
            r.pbx().transfers().hangUp(party);
        } else {
            r.pbx().clearing().drop(party);
        }
    }

    private static void hold(Request r) {
        Party party = r.party(0, 1);
        boolean system = r.number(4, 0, 0, 1) == 1 && party.call().trunkParty() != null;
        r.pbx().calls().hold(party, system ? Cause.HOLD_SYSTEM : Cause.HOLD_INDIVIDUAL);
    }

    private static void reconnect(Request r) {
        Party active = r.party(0, 1);
        Party held = r.party(0, 2);
        if (active.state() != PartyState.CONNECTED) {
            throw new RefusedException(NO_CONNECTION, "call " + active.callId() + " is not connected");
        }
        if (held.state() != PartyState.HELD) {
            throw new RefusedException(NO_HELD_CALL, "call " + held.callId() + " is not held");
        }
        r.pbx().clearing().drop(active);
        r.pbx().calls().retrieve(held);
    }

    private static void consult(Request r) {
        Party announcing = r.pbx().calls().consult(r.party(0, 1), r.digits(2), false,
                new PlaceOptions(r.arg(3), r.flag(4), false));
        r.confirm(announcing.callId(), announcing.device());
    }

    private static void transferOneStep(Request r) {
        Station station = r.station(0);
        Party active = r.arg(1).isEmpty() ? station.party(PartyState.CONNECTED) : r.party(0, 1);
        if (active == null) {
            throw new RefusedException(NO_ACTIVE_CALL, station + " has no call");
        }
        confirmTransfer(r, r.pbx().transfers().oneStep(active, r.digits(2)));
    }

    private static void confirmTransfer(Request r, TransferResult result) {
        Call.Outside outside = result.outside();
        r.confirm(result.callId(), result.destination(), result.transferred(), Text.of(outside.name()), outside.number(),
                Text.of(outside.lineName()), outside.lineNumber());
    }

    private static void move(Request r) {
        String digits = r.digits(2).replaceFirst("^#", "");
        if (OfferingCommands.meansOffered(r)) {
            r.pbx().offering().redirect(r.station(0), r.arg(1), digits, false);
        } else {
            r.pbx().transfers().move(r.party(0, 1), digits);
        }
    }

    private static void reject(Request r) {
        if (OfferingCommands.meansOffered(r)) {
            r.pbx().offering().reject(r.station(0), r.arg(1), false);
        } else {
            r.pbx().calls().reject(r.party(0, 1));
        }
    }

    private static void deflect(Request r) {
        if (OfferingCommands.meansOffered(r)) {
            r.pbx().offering().redirect(r.station(0), r.arg(1), r.digits(2), true);
            return;
        }
        Party ringing = r.party(0, 1);
        if (ringing.device() instanceof HuntGroup) {
            r.pbx().transfers().move(ringing, r.digits(2));
            return;
        }
        if (!r.arg(6).isEmpty()) {
            r.pbx().calls().accountCode(ringing, r.arg(6));
        }
        r.pbx().transfers().deflect(ringing, r.digits(2));
    }

    private static void conferenceOfMany(Request r) {
        int count = r.number(1, 2, 3);
        List<Party> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(r.party(0, 2 + i));
        }
        conference(r, parts);
    }

    private static void conference(Request r, List<Party> parts) {
        Party controller = r.pbx().conferencing().join(parts);
        List<Party> members = r.pbx().conferencing().members(controller);
        List<Object> fields = new ArrayList<>(List.of(controller.device(), controller.callId(), members.size()));
        for (Party member : members) {
            fields.add(member.device());
            fields.add(member.callId());
        }
        r.confirm(fields.toArray());
    }

    private static void tag(Request r) {
        Call call = r.pbx().call(r.arg(1));
        r.pbx().calls().tag(call, r.argOrNull(2), r.argOrNull(3), r.argOrNull(4), r.argOrNull(5));
        if (!r.arg(6).isEmpty()) {
            Party party = r.arg(0).equals(r.arg(1)) ? call.parties().getFirst() : r.party(0, 1);
            r.pbx().calls().accountCode(party, r.arg(6));
        }
    }

    private static void callTimers(Request r) {
        Party party = r.party(0, 1);
        if (r.flag(2)) {
            r.pbx().calls().disableRecall(party.call());
        }
        r.confirm(party.device(), party.callId());
    }

    private static void dialFeature(Request r) {
        Station station = r.station(0);
        String digits = r.arg(2);
        if (!r.arg(1).isEmpty() && !digits.startsWith("!")) {
            Party party = r.party(0, 1);
            if (party.state() != PartyState.CONNECTED) {
                throw new RefusedException(NO_ACTIVE_CALL, "call " + party.callId() + " is not connected");
            }
            // Digits over a call are tones for the other side; nothing in this system changes.
            return;
        }
        if (station.busy() && !digits.startsWith("!")) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " is busy");
        }
        r.pbx().featureCodes().dial(station, digits);
    }

    private static void snapshot(Request r) {
        List<Party> parties = r.device(0).parties();
        List<Object> fields = new ArrayList<>();
        fields.add(parties.size());
        for (Party party : parties) {
            fields.add(party.callId());
            fields.add(party.state().letter());
        }
        r.confirm(fields.toArray());
    }
}

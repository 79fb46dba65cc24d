package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.RefusedException;

/** Commands that only a CT Gateway knows. */
final class GatewayCommands {

    private static final int PRODUCTION = 3;

    private final OaiServer server;

    GatewayCommands(OaiServer server) {
        this.server = server;
    }

    void addTo(CommandTable table) {
        table.addGateway("_NA", this::nodeAware);
        table.addGateway("_USS", this::scope);
        table.addGateway("_AP", r -> {
            // Replies come in order and events after confirmations whatever is asked for: both are allowed.
            r.number(0, 1, 0, 1);
            r.number(1, 1, 0, 1);
        });
        table.addGateway("_UQC", this::connections);
        table.addGateway("_UQA", this::applications);
        table.addGateway("_UQI", this::details);
        table.addGateway("_UQV", r -> r.confirm("4.200", PRODUCTION, "V09.0000"));
    }

    private void nodeAware(Request r) {
        boolean on = r.number(0, 0, 1) == 1;
        boolean allUp = r.pbx().plan().nodes().stream().allMatch(n -> r.session().nodeUp(n.number()));
        if (!on && !allUp) {
            throw new RefusedException(INCOMPATIBLE_STATE, "a node is down");
        }
        r.session().nodeAware(on);
        r.confirm(on);
    }

    private void scope(Request r) {
        boolean in = r.number(0, 0, 1) == 1;
        int only = r.number(1, 0, 0, 999);
        for (PbxPlan.NodePlan node : r.pbx().plan().nodes()) {
            if (only == 0 || only == node.number()) {
                r.session().scope(node.number(), in);
            }
        }
    }

    private void connections(Request r) {
        List<PbxPlan.NodePlan> nodes = r.pbx().plan().nodes();
        List<Object> fields = new ArrayList<>(List.of(nodes.size()));
        for (int i = 0; i < nodes.size(); i++) {
            boolean up = r.session().nodeUp(nodes.get(i).number());
            fields.add(i + 1);
            fields.add(up);
            fields.add(up ? nodes.get(i).number() : null);
        }
        r.confirm(fields.toArray());
    }

    private void applications(Request r) {
        List<OaiSession> sessions = server.sessions();
        List<Object> fields = new ArrayList<>(List.of(sessions.size()));
        for (int i = 0; i < sessions.size(); i++) {
            fields.addAll(List.of(i + 1, 1, new LineWriter.Name(sessions.get(i).application()), sessions.get(i).address()));
        }
        r.confirm(fields.toArray());
    }

    private void details(Request r) {
        int number = r.number(1, 1, 999);
        if (r.number(0, 0, 1) == 0) {
            List<PbxPlan.NodePlan> nodes = r.pbx().plan().nodes();
            PbxPlan.NodePlan node = nodes.get(inRange(number, nodes.size()));
            PbxPlan.Identity identity = r.pbx().plan().identity();
            r.confirm(0, number, new LineWriter.Name(node.description()), new LineWriter.Name(node.description()),
                    new LineWriter.Name(identity.protocol()), new LineWriter.Name(identity.software()));
        } else {
            List<OaiSession> sessions = server.sessions();
            OaiSession session = sessions.get(inRange(number, sessions.size()));
            r.confirm(1, number, session.nodeAware(), session.expanded(), 1, 1);
        }
    }

    private static int inRange(int number, int size) {
        if (number > size) {
            throw new RefusedException(OUT_OF_RANGE, "there is no number " + number);
        }
        return number - 1;
    }
}

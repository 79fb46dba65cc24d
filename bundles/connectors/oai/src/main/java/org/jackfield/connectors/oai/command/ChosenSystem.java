package org.jackfield.connectors.oai.command;

import java.util.List;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.connectors.oai.OaiConnector;
import org.jackfield.connectors.oai.OaiConnectors;

/** The connections that a command is about. */
final class ChosenSystem {

    private ChosenSystem() {
    }

    /** All whose id starts with this text; all if it is not given. */
    static List<OaiConnector> among(OaiConnectors connectors, String id) {
        List<OaiConnector> chosen = connectors.running().stream()
                .filter(connector -> id == null || connector.system().toString().startsWith(id)).toList();
        if (chosen.isEmpty()) {
            throw ProblemException.notFound("oai.no-such-system", id == null ? "" : id, "No such phone system is connected by"
                    + " System OAI.", "oai:status shows those there are.");
        }
        return chosen;
    }

    /** The one whose id starts with this text; the only one if it is not given. */
    static OaiConnector one(OaiConnectors connectors, String id) {
        List<OaiConnector> chosen = among(connectors, id);
        if (chosen.size() > 1) {
            throw ProblemException.invalid("oai.several-systems", id == null ? "" : id,
                    "There are " + chosen.size() + " such phone systems.", "Name one with --system and the start of its id.");
        }
        return chosen.getFirst();
    }
}

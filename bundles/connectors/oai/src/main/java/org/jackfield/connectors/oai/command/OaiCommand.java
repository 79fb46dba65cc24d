package org.jackfield.connectors.oai.command;

import java.io.PrintStream;
import java.util.List;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.connectors.oai.OaiConnector;
import org.jackfield.connectors.oai.OaiConnectors;

/** What the commands have in common: they ask for a permission first, and say a problem in one line. */
abstract class OaiCommand implements Action {

    @Reference
    private OaiConnectors connectors;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    private final Permission permission;

    OaiCommand(Permission permission) {
        this.permission = permission;
    }

    @Override
    public final Object execute() throws Exception {
        security.check(permission);
        run(session.getConsole());
        return null;
    }

    /** Raw messages tell of all calls, so whoever looks at them must be allowed to see every one. */
    final void checkSeesEveryCall() {
        security.checkEveryCall(TelephonyService.VIEW);
    }

    /** Does what the command is for. */
    abstract void run(PrintStream out) throws Exception;

    /** All connections whose id starts with this text; all there are if it is not given. */
    final List<OaiConnector> connectors(String id) {
        return connectors.running().stream()
                .filter(connector -> id == null || connector.system().toString().startsWith(id)).toList();
    }

    /** The same, of which there must be one at least. */
    final List<OaiConnector> someConnectors(String id) {
        List<OaiConnector> chosen = connectors(id);
        if (chosen.isEmpty()) {
            throw ProblemException.notFound("oai.no-such-system", id == null ? "" : id,
                    "No such phone system is connected by System OAI.", "oai:status shows those there are.");
        }
        return chosen;
    }
}

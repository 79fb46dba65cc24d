package org.jackfield.connectors.oai.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnector;
import org.jackfield.connectors.oai.OaiConnectors;

/** Switches the trace, or shows the lines it has kept. */
@Service
@Command(scope = "oai", name = "trace", description = "Switches the trace of lines on or off, or shows the last lines")
public final class TraceCommand implements Action {

    @Argument(name = "what", description = "on, off or show", required = false)
    @Completion(value = StringsCompleter.class, values = {"on", "off", "show"})
    private String what = "show";

    @Option(name = "--system", description = "Start of the phone system's id")
    private String system;

    @Reference
    private OaiConnectors connectors;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(OaiComponent.DIAGNOSE);
        for (OaiConnector connector : ChosenSystem.among(connectors, system)) {
            switch (what) {
                case "on" -> connector.trace().set(true);
                case "off" -> connector.trace().set(false);
                case "show" -> show(connector);
                default -> throw ProblemException.invalid("oai.trace", what, "Not on, off or show.", "Say one of them.");
            }
        }
        return null;
    }

    private void show(OaiConnector connector) {
        if (!connector.trace().isOn()) {
            session.getConsole().println("The trace is off; oai:trace on starts it.");
        }
        connector.trace().lines().forEach(line -> session.getConsole().println(line));
    }
}

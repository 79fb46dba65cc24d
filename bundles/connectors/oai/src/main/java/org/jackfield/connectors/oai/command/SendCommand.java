package org.jackfield.connectors.oai.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnectors;

/** Sends a line, for finding out what a phone system makes of it. */
@Service
@Command(scope = "oai", name = "send", description = "Sends a line to the phone system and shows its answer")
public final class SendCommand implements Action {

    @Argument(name = "line", description = "The command, with {inv} for its InvokeID: '_QN,{inv}'", required = true)
    private String line;

    @Option(name = "--system", description = "Start of the phone system's id")
    private String system;

    @Reference
    private OaiConnectors connectors;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws Exception {
        security.check(OaiComponent.SEND);
        if (!line.matches("_[A-Z]{1,6},\\{inv\\}[\\x20-\\x7E]*")) {
            throw ProblemException.invalid("oai.line", line, "Not a command with an InvokeID.", "Write it as '_QN,{inv}'.");
        }
        try {
            session.getConsole().println("done: " + String.join(",",
                    ChosenSystem.one(connectors, system).sendLine(line).get(60, TimeUnit.SECONDS)));
        } catch (ExecutionException e) {
            session.getConsole().println(e.getCause().getMessage());
        }
        return null;
    }
}

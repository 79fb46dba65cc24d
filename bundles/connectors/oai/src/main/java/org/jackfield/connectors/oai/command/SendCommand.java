package org.jackfield.connectors.oai.command;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnector;

/** Sends a line, for finding out what a phone system makes of it. */
@Service
@Command(scope = "oai", name = "send", description = "Sends a line to the phone system and shows its answer")
public final class SendCommand extends OaiCommand {

    @Argument(name = "line", description = "The command, with {inv} for its InvokeID: '_QN,{inv}'", required = true)
    private String line;

    @Option(name = "--system", description = "Start of the phone system's id")
    private String system;

    /** Made by the shell. */
    public SendCommand() {
        super(OaiComponent.SEND);
    }

    @Override
    void run(PrintStream out) throws Exception {
        if (!line.matches("_[A-Z]{1,6},\\{inv\\}[\\x20-\\x7E]*")) {
            throw ProblemException.invalid("oai.line", line, "Not a command with an InvokeID.", "Write it as '_QN,{inv}'.");
        }
        List<OaiConnector> chosen = someConnectors(system);
        if (chosen.size() > 1) {
            throw ProblemException.invalid("oai.several-systems", system == null ? "" : system,
                    "There are " + chosen.size() + " such phone systems.",
                    "Name one with --system and the start of its id.");
        }
        try {
            out.println("done: " + String.join(",", chosen.getFirst().sendLine(line).get(60, TimeUnit.SECONDS)));
        } catch (ExecutionException e) {
            out.println(e.getCause().getMessage());
        }
    }
}

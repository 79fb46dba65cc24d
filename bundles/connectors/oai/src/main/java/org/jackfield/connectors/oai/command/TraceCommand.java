package org.jackfield.connectors.oai.command;

import java.io.PrintStream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnector;

/** Switches the trace, or shows the lines it has kept. */
@Service
@Command(scope = "oai", name = "trace", description = "Switches the trace of lines on or off, or shows the last lines")
public final class TraceCommand extends OaiCommand {

    @Argument(name = "what", description = "on, off or show", required = false)
    @Completion(value = StringsCompleter.class, values = {"on", "off", "show"})
    private String what = "show";

    @Option(name = "--system", description = "Start of the phone system's id")
    private String system;

    /** Made by the shell. */
    public TraceCommand() {
        super(OaiComponent.DIAGNOSE);
    }

    @Override
    void run(PrintStream out) {
        if (what.equals("show")) {
            checkSeesEveryCall();
        }
        for (OaiConnector connector : someConnectors(system)) {
            switch (what) {
                case "on" -> connector.trace().set(true);
                case "off" -> connector.trace().set(false);
                case "show" -> show(connector, out);
                default -> throw ProblemException.invalid("oai.trace", what, "Not on, off or show.", "Say one of them.");
            }
        }
    }

    private static void show(OaiConnector connector, PrintStream out) {
        if (!connector.trace().isOn()) {
            out.println("The trace is off; oai:trace on starts it.");
        }
        connector.trace().lines().forEach(out::println);
    }
}

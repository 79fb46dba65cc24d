package org.jackfield.connectors.asterisk.command;

import java.io.PrintStream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.connectors.asterisk.AsteriskComponent;
import org.jackfield.connectors.asterisk.AsteriskConnector;

/** Switches the trace, or shows the messages it has kept. */
@Service
@Command(scope = "asterisk", name = "trace", description = "Switches the trace of messages on or off, or shows the last ones")
public final class TraceCommand extends AsteriskCommand {

    @Argument(name = "what", description = "on, off or show", required = false)
    @Completion(value = StringsCompleter.class, values = {"on", "off", "show"})
    private String what = "show";

    @Option(name = "--system", description = "Start of the phone system's id")
    private String system;

    /** Made by the shell. */
    public TraceCommand() {
        super(AsteriskComponent.DIAGNOSE);
    }

    @Override
    void run(PrintStream out) {
        if (what.equals("show")) {
            checkSeesEveryCall();
        }
        for (AsteriskConnector connector : someConnectors(system)) {
            switch (what) {
                case "on" -> connector.diagnosis().trace().set(true);
                case "off" -> connector.diagnosis().trace().set(false);
                case "show" -> show(connector, out);
                default -> throw ProblemException.invalid("asterisk.trace", what, "Not on, off or show.", "Say one of them.");
            }
        }
    }

    private static void show(AsteriskConnector connector, PrintStream out) {
        if (!connector.diagnosis().trace().isOn()) {
            out.println("The trace is off; asterisk:trace on starts it.");
        }
        connector.diagnosis().trace().lines().forEach(out::println);
    }
}

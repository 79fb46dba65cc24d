package org.jackfield.connectors.asterisk.command;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.connectors.asterisk.AsteriskComponent;
import org.jackfield.connectors.asterisk.AsteriskConnector;

/** Shows how the connections stand. */
@Service
@Command(scope = "asterisk", name = "status", description = "Shows the Asterisk connections and what they have seen")
public final class StatusCommand extends AsteriskCommand {

    @Option(name = "--counters", description = "Show every counter as well")
    private boolean withCounters;

    /** Made by the shell. */
    public StatusCommand() {
        super(AsteriskComponent.DIAGNOSE);
    }

    @Override
    void run(PrintStream out) throws Exception {
        ShellTable table = new ShellTable();
        table.column("Id");
        table.column("Address");
        table.column("Link");
        table.column("Devices").alignRight();
        table.column("Channels").alignRight();
        table.column("Waiting").alignRight();
        table.column("Refused").alignRight();
        table.column("Garbage").alignRight();
        table.emptyTableText("No Asterisk is a phone system here.");
        for (AsteriskConnector connector : connectors(null)) {
            AsteriskConnector.Status status = connector.status().get(5, TimeUnit.SECONDS);
            table.addRow().addContent(shortId(connector), status.address(),
                    status.detail().isEmpty() ? status.state() : status.state() + ": " + status.detail(),
                    status.devices(), status.channels(), status.waiting(),
                    connector.diagnosis().counters().of("responses.refused"),
                    connector.diagnosis().counters().of("messages.garbage"));
        }
        table.print(out);
        if (withCounters) {
            connectors(null).forEach(connector -> printCounters(connector, out));
        }
    }

    private static void printCounters(AsteriskConnector connector, PrintStream out) {
        ShellTable table = new ShellTable();
        table.column("Counter of " + shortId(connector));
        table.column("Count").alignRight();
        connector.diagnosis().counters().all().forEach((name, count) -> table.addRow().addContent(name, count));
        table.print(out);
    }

    /** As much of the id as tells systems apart that were added within the same minute. */
    private static String shortId(AsteriskConnector connector) {
        return connector.system().toString().substring(0, 13);
    }
}

package org.jackfield.connectors.oai.command;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnector;

/** Shows how the connections stand. */
@Service
@Command(scope = "oai", name = "status", description = "Shows the System OAI connections and what they have seen")
public final class StatusCommand extends OaiCommand {

    @Option(name = "--counters", description = "Show every counter as well")
    private boolean withCounters;

    /** Made by the shell. */
    public StatusCommand() {
        super(OaiComponent.DIAGNOSE);
    }

    @Override
    void run(PrintStream out) throws Exception {
        ShellTable table = new ShellTable();
        table.column("Id");
        table.column("Address");
        table.column("Link");
        table.column("Protocol");
        table.column("Nodes");
        table.column("Devices").alignRight();
        table.column("Monitors").alignRight();
        table.column("Waiting").alignRight();
        table.column("Missing").alignRight();
        table.column("Unlisted").alignRight();
        table.emptyTableText("No phone system is connected by System OAI.");
        for (OaiConnector connector : connectors(null)) {
            add(table, connector);
        }
        table.print(out);
        if (withCounters) {
            connectors(null).forEach(connector -> printCounters(connector, out));
        }
    }

    private static void add(ShellTable table, OaiConnector connector) throws Exception {
        OaiConnector.Status status = connector.status().get(5, TimeUnit.SECONDS);
        table.addRow().addContent(shortId(connector), status.host(),
                status.detail().isEmpty() ? status.state() : status.state() + ": " + status.detail(),
                status.facts() == null ? "" : status.facts().protocol(), String.join(" ", status.nodes()),
                status.devices(), status.monitors(), status.waiting(), connector.counters().get("lines.missing"),
                connector.counters().get("events.unlisted"));
    }

    private static void printCounters(OaiConnector connector, PrintStream out) {
        ShellTable table = new ShellTable();
        table.column("Counter of " + shortId(connector));
        table.column("Count").alignRight();
        connector.counters().snapshot().forEach((name, count) -> table.addRow().addContent(name, count));
        table.print(out);
    }

    /** As much of the id as tells systems apart that were added within the same minute. */
    private static String shortId(OaiConnector connector) {
        return connector.system().toString().substring(0, 13);
    }
}

package org.jackfield.connectors.oai.command;

import java.util.concurrent.TimeUnit;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.connectors.oai.OaiComponent;
import org.jackfield.connectors.oai.OaiConnector;
import org.jackfield.connectors.oai.OaiConnectors;

/** Shows how the connections stand. */
@Service
@Command(scope = "oai", name = "status", description = "Shows the System OAI connections and what they have seen")
public final class StatusCommand implements Action {

    @Option(name = "--counters", description = "Show every counter as well")
    private boolean withCounters;

    @Reference
    private OaiConnectors connectors;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws Exception {
        security.check(OaiComponent.DIAGNOSE);
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
        for (OaiConnector connector : connectors.running()) {
            add(table, connector);
        }
        table.print(session.getConsole());
        if (withCounters) {
            connectors.running().forEach(this::printCounters);
        }
        return null;
    }

    private static void add(ShellTable table, OaiConnector connector) throws Exception {
        OaiConnector.Status status = connector.status().get(5, TimeUnit.SECONDS);
        table.addRow().addContent(status.system().toString().substring(0, 8), status.host(),
                status.detail().isEmpty() ? status.state() : status.state() + ": " + status.detail(),
                status.facts() == null ? "" : status.facts().protocol(), String.join(" ", status.nodes()),
                status.devices(), status.monitors(), status.waiting(), connector.counters().get("lines.missing"),
                connector.counters().get("events.unlisted"));
    }

    private void printCounters(OaiConnector connector) {
        ShellTable table = new ShellTable();
        table.column("Counter of " + connector.system().toString().substring(0, 8));
        table.column("Count").alignRight();
        connector.counters().snapshot().forEach((name, count) -> table.addRow().addContent(name, count));
        table.print(session.getConsole());
    }
}

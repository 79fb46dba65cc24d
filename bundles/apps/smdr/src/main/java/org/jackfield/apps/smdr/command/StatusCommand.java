package org.jackfield.apps.smdr.command;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.smdr.LocalServer;
import org.jackfield.apps.smdr.SmdrComponent;

/** Shows who reads the stream. */
@Service
@Command(scope = "smdr", name = "status", description = "Shows who reads the SMDR stream and how far it is")
public final class StatusCommand implements Action {

    @Reference
    private SmdrComponent smdr;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SmdrComponent.CONFIGURE);
        PrintStream out = session.getConsole();
        if (!smdr.settings().value().enabled()) {
            out.println("IP SMDR is off. Switch it on with smdr:configure --on, or on its page.");
            return null;
        }
        smdr.localStatus()
                .ifPresentOrElse(
                        status -> show(out, status),
                        () -> out.println("The port is not open; the alert says why (jackfield:alerts)."));
        smdr.pushStatus()
                .ifPresent(push -> out.printf(
                        "Push to %s: %s, %d lines sent, %d failures%n",
                        push.remote(), push.connected() ? "connected" : "not connected", push.linesSent(), push.failures()));
        return null;
    }

    private static void show(PrintStream out, LocalServer.Status status) {
        out.printf(
                "Port %d: %d lines sent, %d readers refused, %d too slow%n",
                status.port(), status.linesSent(), status.readersRefused(), status.readersTooSlow());
        ShellTable table = new ShellTable();
        table.column("Reader");
        table.column("Since");
        table.column("Lines sent").alignRight();
        table.column("Waiting").alignRight();
        table.emptyTableText("No reader is connected.");
        status.readers()
                .forEach(reader -> table.addRow()
                        .addContent(reader.address(), reader.since(), reader.linesSent(), reader.linesWaiting()));
        table.print(out);
    }
}

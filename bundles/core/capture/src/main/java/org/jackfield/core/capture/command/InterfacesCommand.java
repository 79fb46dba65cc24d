package org.jackfield.core.capture.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.capture.CaptureComponent;
import org.jackfield.core.capture.CaptureSettings;
import org.jackfield.core.capture.NetworkAdapters;

/** Lists the network adapters. */
@Service
@Command(scope = "capture", name = "interfaces", description = "Lists the network adapters and which of them are mirror ports")
public final class InterfacesCommand implements Action {

    @Reference
    private CaptureComponent capture;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(CaptureSettings.CONFIGURE);
        List<String> chosen = capture.settings().value().interfaces();
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Addresses");
        table.column("MAC");
        table.column("Up");
        table.column("Mirror port");
        NetworkAdapters.list().forEach(adapter -> table.addRow().addContent(adapter.name(), adapter.addresses(),
                adapter.mac(), adapter.up() ? "yes" : "no", chosen.contains(adapter.name()) ? "yes" : ""));
        table.print(session.getConsole());
        return null;
    }
}

package org.jackfield.core.telephony.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;

/** Lists the nodes of a phone system. */
@Service
@Command(scope = "telephony", name = "nodes", description = "Lists the nodes of a phone system")
public final class NodesCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Argument(index = 0, name = "system", description = "Name or id; may be left out if there is only one")
    private String system;

    @Override
    public Object execute() {
        security.check(TelephonyService.VIEW);
        PhoneSystem found = SystemNames.find(telephony, system);
        ShellTable table = new ShellTable();
        table.column("Node");
        table.column("Description");
        table.column("Default");
        table.column("Link");
        table.column("Local SIP");
        table.column("NAT SIP");
        table.emptyTableText(found.name() + " names no nodes: it is of one.");
        for (Node node : telephony.nodes(found.id())) {
            NodeSettings entered = node.settings();
            table.addRow().addContent(
                    node.number(),
                    node.description(),
                    node.isDefault() ? "yes" : "",
                    node.linked() ? "up" : "down",
                    at(entered.localAddress(), entered.localSipPort()),
                    at(entered.natAddress(), entered.natSipPort()));
        }
        table.print(System.out);
        return null;
    }

    private static String at(String address, int port) {
        return address.isEmpty() ? "" : address + " port " + port;
    }
}

package org.jackfield.apps.groupmessaging.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.groupmessaging.GroupMessagingComponent;

/** Shows the lamps that were lit. */
@Service
@Command(scope = "groupmessaging", name = "lamps", description = "Shows the message lamps that are lit by rules")
public final class LampsCommand implements Action {

    @Reference
    private GroupMessagingComponent component;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(GroupMessagingComponent.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Phone system");
        table.column("Telephone");
        table.column("In the name of");
        table.emptyTableText("No lamp is lit.");
        component.messaging().lamps().forEach(lamp -> table.addRow()
                .addContent(lamp.getKey(), lamp.getValue().target(), lamp.getValue().source()));
        table.print(session.getConsole());
        return null;
    }
}

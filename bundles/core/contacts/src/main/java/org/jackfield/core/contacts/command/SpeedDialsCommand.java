package org.jackfield.core.contacts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.contacts.ImportsComponent;
import org.jackfield.core.contacts.SpeedDials;

/** Lists what a phone system has as speed dials. */
@Service
@Command(scope = "contacts", name = "speed-dials", description = "Lists the speed dials that a phone system tells now")
public final class SpeedDialsCommand implements Action {

    @Argument(index = 0, name = "phone-system", description = "Its name", required = true)
    private String name;

    @Reference
    private ImportsComponent imports;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(ContactService.CONFIGURE);
        SpeedDials dials = imports.desk().speedDials();
        ShellTable table = new ShellTable();
        table.column("Node");
        table.column("Bin");
        table.column("Number");
        table.column("Name");
        table.emptyTableText("It has none.");
        dials.read(dials.system(name)).forEach(dial -> table.addRow().addContent(
                dial.node(), dial.bin(), dial.number().isEmpty() ? "private" : dial.number(), dial.name()));
        table.print(session.getConsole());
        return null;
    }
}

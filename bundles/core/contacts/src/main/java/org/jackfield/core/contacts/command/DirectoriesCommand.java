package org.jackfield.core.contacts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.contacts.ContactsComponent;

/** Lists directories. */
@Service
@Command(scope = "contacts", name = "directories", description = "Lists contact directories, in the order of matching")
public final class DirectoriesCommand implements Action {

    @Reference
    private ContactsComponent contacts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Kind");
        table.column("Contacts").alignRight();
        table.column("For");
        table.column("Last import");
        table.emptyTableText("There are no directories.");
        contacts.desk().directories(security.check(ContactService.VIEW)).forEach(entry -> table.addRow()
                .addContent(
                        entry.directory().name(),
                        entry.directory().kind(),
                        entry.contacts(),
                        entry.directory().global() ? "everybody" : entry.directory().users().size() + " users",
                        entry.stored().importNote()));
        table.print(session.getConsole());
        return null;
    }
}

package org.jackfield.core.contacts.command;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.contacts.ContactsComponent;

/** Searches contacts. */
@Service
@Command(scope = "contacts", name = "find", description = "Finds contacts by a part of a name, number or field")
public final class FindCommand implements Action {

    @Argument(index = 0, name = "text", description = "What to look for", required = true)
    private String text;

    @Option(name = "--lines", description = "How many lines, at most 1000")
    private int lines = 20;

    @Reference
    private ContactsComponent contacts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ContactPage found = contacts.desk()
                .search(Optional.empty(), text, PageRequest.first(lines), security.check(ContactService.VIEW));
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Numbers");
        table.column("VIP");
        table.emptyTableText("Nobody matches.");
        found.items().forEach(contact -> table.addRow()
                .addContent(
                        contact.name(),
                        String.join(", ", contact.numbers().stream().filter(n -> !n.isEmpty()).toList()),
                        contact.vip() ? "VIP " + contact.vipText() : ""));
        table.print(session.getConsole());
        session.getConsole().println(found.total() + (found.more() ? " and more" : "") + " found");
        return null;
    }
}

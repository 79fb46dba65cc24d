package org.jackfield.core.contacts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactsComponent;

/** Tells who a caller would be. */
@Service
@Command(scope = "contacts", name = "match", description = "Tells who is behind a number, as when it calls")
public final class MatchCommand implements Action {

    @Argument(index = 0, name = "number", description = "The number", required = true)
    private String number;

    @Reference
    private ContactsComponent contacts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(ContactService.VIEW);
        contacts.match(number, ContactService.userOf(by))
                .ifPresentOrElse(
                        match -> session.getConsole().println(match.name() + (match.vip() ? "  VIP " + match.vipText() : "")),
                        () -> session.getConsole().println("Nobody is known by this number."));
        return null;
    }
}

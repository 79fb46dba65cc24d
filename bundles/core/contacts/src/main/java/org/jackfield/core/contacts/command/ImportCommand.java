package org.jackfield.core.contacts.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactsComponent;
import org.jackfield.core.contacts.ImportsComponent;

/** Imports a directory. */
@Service
@Command(scope = "contacts", name = "import", description = "Imports a directory from its source now")
public final class ImportCommand implements Action {

    @Argument(index = 0, name = "directory", description = "Its name", required = true)
    private String name;

    @Reference
    private ContactsComponent contacts;

    @Reference
    private ImportsComponent imports;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(ContactService.CONFIGURE);
        var directory = contacts.desk().directories(by).stream()
                .map(entry -> entry.directory())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "contacts.directory", name, "There is no such directory.",
                        "Name one of those that contacts:directories lists."));
        session.getConsole()
                .println("Task " + imports.desk().submit(directory.id(), by, "shell") + " imports it; see jackfield:tasks.");
        return null;
    }
}

package org.jackfield.core.access.command;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.Role;

/** Lists the roles. */
@Service
@Command(scope = "access", name = "roles", description = "Lists the user roles with their profile, scope and filters")
public final class RolesCommand implements Action {

    @Reference
    private AccessComponent access;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AccessBook.CONFIGURE);
        AccessBook book = access.book();
        ShellTable table = new ShellTable();
        table.column("Role");
        table.column("Profile");
        table.column("Scope");
        table.column("Filters");
        table.column("Id");
        table.emptyTableText("No roles; only administrators may do anything.");
        for (Role role : book.roles()) {
            table.addRow().addContent(
                    role.name(),
                    book.profiles().stream()
                            .filter(profile -> profile.id().equals(role.profile()))
                            .map(profile -> profile.name())
                            .findFirst()
                            .orElse("?"),
                    role.scope(),
                    book.filters().stream()
                            .filter(filter -> role.filters().contains(filter.id()))
                            .map(filter -> filter.mode() + " " + filter.name())
                            .collect(Collectors.joining(", ")),
                    role.id());
        }
        table.print(session.getConsole());
        return null;
    }
}

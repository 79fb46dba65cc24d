package org.jackfield.core.users.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.users.UsersService;

/** Shows the business units. */
@Service
@Command(scope = "users", name = "units", description = "Shows the tree of business units with how many users each has")
public final class UnitsCommand implements Action {

    @Reference
    private UsersService users;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(UsersService.VIEW);
        ShellTable table = new ShellTable();
        table.column("Unit");
        table.column("Users");
        table.column("With units below");
        table.column("Id");
        table.emptyTableText("No business units.");
        users.units().forEach(unit -> table.addRow().addContent(
                "  ".repeat(users.path(unit.id()).size() - 1) + unit.name(), users.usersOf(unit.id()).size(),
                users.usersBelow(unit.id()).size(), unit.id()));
        table.print(session.getConsole());
        return null;
    }
}

package org.jackfield.core.users.command;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UsersService;

/** Shows users. */
@Service
@Command(scope = "users", name = "list", description = "Shows users, all or those that match")
public final class ListCommand implements Action {

    @Argument(name = "search", description = "Words in names, numbers, agents", multiValued = true)
    private List<String> search = List.of();

    @Option(name = "--lines", description = "At most so many")
    private int lines = 100;

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
        table.column("Name");
        table.column("Extensions");
        table.column("Agents");
        table.column("Unit");
        table.column("State");
        table.column("Id");
        table.emptyTableText("No users.");
        List<User> found = search.isEmpty()
                ? users.users().stream().limit(lines).toList()
                : users.search(String.join(" ", search), lines);
        found.forEach(user -> table.addRow().addContent(
                user.name(), devices(user, UserDevice.Kind.EXTENSION), devices(user, UserDevice.Kind.AGENT),
                users.path(user.unit()).stream().map(BusinessUnit::name).collect(Collectors.joining(" / ")),
                user.disabled() ? "disabled" : "active", user.id()));
        table.print(session.getConsole());
        return null;
    }

    private static String devices(User user, UserDevice.Kind kind) {
        return user.devices().stream()
                .filter(device -> device.kind() == kind)
                .map(device -> device.device().toString())
                .collect(Collectors.joining(", "));
    }
}

package org.jackfield.core.access.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.SecurityProfile;

/** Lists the profiles, or the options of one. */
@Service
@Command(scope = "access", name = "profiles", description = "Lists the security profiles, or the options of one")
public final class ProfilesCommand implements Action {

    @Reference
    private AccessComponent access;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Argument(name = "profile", description = "Name of a profile, to see what it ticks")
    private String profile;

    @Override
    public Object execute() {
        security.check(AccessBook.CONFIGURE);
        ShellTable table = new ShellTable();
        if (profile == null) {
            table.column("Profile");
            table.column("Built in");
            table.column("Options").alignRight();
            table.column("Description");
            access.book().profiles().forEach(each -> table.addRow().addContent(
                    each.name(), each.builtIn() ? "yes" : "", each.options().size(), each.description()));
        } else {
            SecurityProfile found = find();
            table.column("Group");
            table.column("Option");
            table.column("Ticked");
            table.column("Permissions");
            for (AccessOption option : access.book().options().all()) {
                table.addRow().addContent(
                        option.group(), option.title(), found.options().contains(option.id()) ? "x" : "",
                        String.join(" ", option.permissions()));
            }
        }
        table.print(session.getConsole());
        return null;
    }

    private SecurityProfile find() {
        return access.book().profiles().stream()
                .filter(each -> each.name().equalsIgnoreCase(profile))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "access.unknown", profile, "There is no such profile.", "access:profiles lists them."));
    }
}

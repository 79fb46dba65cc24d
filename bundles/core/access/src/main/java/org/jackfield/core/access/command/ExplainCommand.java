package org.jackfield.core.access.command;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.access.AccessBook;

/** Says what somebody may do, and why. */
@Service
@Command(scope = "access", name = "explain", description = "Says whether an account may do something, and why")
public final class ExplainCommand implements Action {

    @Reference
    private AccountService accounts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Argument(index = 0, name = "account", description = "Log-in name", required = true)
    private String account;

    @Argument(index = 1, name = "permission", description = "Id of a permission; all of them without it")
    private String permission;

    @Override
    public Object execute() {
        security.check(AccessBook.CONFIGURE);
        AccountEntry found = accounts.byName(account)
                .orElseThrow(() -> ProblemException.notFound(
                        "security.account", account, "There is no such account.", "Check the name."));
        Subject subject = new Subject(found.id().toString(), found.name(), Subject.Kind.PERSON, found.roles());
        PrintStream out = session.getConsole();
        security.permissions().stream()
                .filter(each -> permission == null || each.id().equals(permission))
                .forEach(each -> explain(out, subject, each));
        return null;
    }

    private void explain(PrintStream out, Subject subject, Permission each) {
        Decision decision = security.decide(subject, each, Target.SITE);
        out.printf("%-24s %-3s %s%n", each.id(), decision.allowed() ? "yes" : "no", decision.reason());
        if (decision.allowed() && permission != null) {
            CallAccess calls = security.callAccess(subject, each);
            out.printf("    calls: %s, %d filters grant, %d deny%n",
                    calls.everything() ? "all of the site" : "those of " + calls.users().size() + " users",
                    calls.grants().size(), calls.denials().size());
        }
    }
}

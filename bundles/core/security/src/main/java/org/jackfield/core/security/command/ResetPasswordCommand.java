package org.jackfield.core.security.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.SecurityService;

/** Gives somebody who forgot it, or is locked out, a new password. */
@Service
@Command(
        scope = "jackfield",
        name = "reset-password",
        description = "Unlocks an account and gives it a new password, which its owner must change at the next log-in")
public final class ResetPasswordCommand implements Action {

    @Argument(name = "name", description = "Name of the account", required = true)
    private String name;

    @Reference
    private AccountService accounts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        var by = security.check(AccountService.MANAGE);
        AccountEntry account = accounts.byName(name).orElseThrow(() -> ProblemException.notFound(
                "security.account", name, "There is no such account.", "Check the name."));
        String password = accounts.resetPassword(account.id(), by, "shell").reveal();
        session.getConsole().println("New password of " + name + ", to be changed at the next log-in: " + password);
        return null;
    }
}

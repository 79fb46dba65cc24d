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

/** Helps somebody who lost the authenticator and the recovery codes. */
@Service
@Command(
        scope = "jackfield",
        name = "remove-second-factor",
        description = "Takes the second factor off an account whose owner lost it; make sure who asks")
public final class RemoveSecondFactorCommand implements Action {

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
        accounts.removeSecondFactor(account.id(), by, "shell");
        session.getConsole().println(account.name() + " logs in without a second factor now.");
        return null;
    }
}

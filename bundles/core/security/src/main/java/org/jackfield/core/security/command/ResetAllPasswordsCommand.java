package org.jackfield.core.security.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.SecurityService;

/** Makes everybody choose another password. */
@Service
@Command(
        scope = "jackfield",
        name = "reset-all-passwords",
        description = "Makes everybody but you change the password at the next log-in; not those of a directory")
public final class ResetAllPasswordsCommand implements Action {

    @Reference
    private AccountService accounts;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        int changed = accounts.resetAll(security.check(AccountService.MANAGE), "shell");
        session.getConsole().println("Accounts whose password must be changed at the next log-in: " + changed);
        return null;
    }
}

package org.jackfield.core.security.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;

/** Lists accounts. */
@Service
@Command(scope = "jackfield", name = "accounts", description = "Lists the accounts with which people log in")
public final class AccountsCommand implements Action {

    @Reference
    private AccountService accounts;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AccountService.MANAGE);
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Logs in by");
        table.column("Roles");
        table.column("Second factor");
        table.column("State");
        table.column("Last log-in");
        accounts.list().forEach(account -> table.addRow()
                .addContent(
                        account.name(),
                        (account.binding().source() + " " + account.binding().name()).strip(),
                        String.join(",", account.roles()),
                        account.secondFactor() ? "yes" : "no",
                        account.lockedUntil() != null ? "locked" : account.enabled() ? "enabled" : "disabled",
                        account.lastLogInAt() == null
                                ? ""
                                : account.lastLogInAt().atZone(time.zone()).toLocalDateTime()));
        table.print(session.getConsole());
        return null;
    }
}

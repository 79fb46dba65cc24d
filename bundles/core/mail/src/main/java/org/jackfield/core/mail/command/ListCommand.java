package org.jackfield.core.mail.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;

/** Shows mail. */
@Service
@Command(scope = "mail", name = "list", description = "Shows mail that waits, was sent or given up, newest first")
public final class ListCommand implements Action {

    @Option(name = "--lines", description = "How many, at most 1000")
    private int lines = 30;

    @Reference
    private MailService mail;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(MailService.VIEW);
        ShellTable table = new ShellTable();
        table.column("Accepted");
        table.column("State");
        table.column("Attempts");
        table.column("For");
        table.column("To");
        table.column("Subject");
        table.column("Problem");
        table.emptyTableText(mail.ready() ? "No mail was sent." : "No mail was sent. No mail server is configured.");
        mail.list(PageRequest.first(lines)).items().forEach(each -> table.addRow()
                .addContent(
                        each.acceptedAt().atZone(time.zone()).toLocalDateTime(),
                        each.state(),
                        each.attempts(),
                        each.purpose(),
                        String.join(", ", each.everybody()),
                        each.subject(),
                        each.problem()));
        table.print(session.getConsole());
        return null;
    }
}

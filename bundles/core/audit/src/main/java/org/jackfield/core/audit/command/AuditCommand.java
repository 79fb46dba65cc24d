package org.jackfield.core.audit.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;

/** Shows the newest lines of the audit trail. */
@Service
@Command(scope = "jackfield", name = "audit", description = "Shows who did what, newest first")
public final class AuditCommand implements Action {

    @Option(name = "--by", description = "Part of the name of who did it")
    private String subject = "";

    @Option(name = "--action", description = "Beginning of what was done, such as security.")
    private String action = "";

    @Option(name = "--lines", description = "How many lines, at most 1000")
    private int lines = 30;

    @Reference
    private AuditService audit;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AuditService.VIEW);
        ShellTable table = new ShellTable();
        table.column("When");
        table.column("Who");
        table.column("From");
        table.column("What");
        table.column("To what");
        table.column("Outcome");
        table.emptyTableText("Nothing matches.");
        audit.find(new AuditQuery(null, null, subject, action), PageRequest.first(lines)).items().forEach(entry -> table
                .addRow()
                .addContent(
                        entry.at().atZone(time.zone()).toLocalDateTime(),
                        entry.event().subject().name(),
                        entry.event().origin(),
                        entry.event().action(),
                        entry.event().object(),
                        entry.event().outcome()));
        table.print(session.getConsole());
        return null;
    }
}

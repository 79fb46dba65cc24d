package org.jackfield.core.sip.command;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.sip.SipComponent;
import org.jackfield.core.sip.SipSettings;

/** Shows whether calls are taken, and what came of those that came. */
@Service
@Command(scope = "sip", name = "status", description = "Shows whether calls over SIP are taken, and what came of them")
public final class StatusCommand implements Action {

    @Reference
    private SipComponent sip;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SipSettings.DIAGNOSE);
        PrintStream out = session.getConsole();
        if (sip.listens()) {
            out.println("Calls are taken on port " + sip.port() + ", UDP and TCP.");
        } else {
            out.println(sip.problem().map(problem -> problem.toLine())
                    .orElse("The port is closed: no feature that takes calls is switched on."));
        }
        ShellTable table = new ShellTable();
        table.column("What");
        table.column("Count").alignRight();
        sip.counters().forEach((what, count) -> table.addRow().addContent(what, count));
        table.print(out);
        return null;
    }
}

package org.jackfield.core.calllog.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;

/** Tells how the call log is doing, and what of the archive cannot be read. */
@Service
@Command(scope = "calllog", name = "status", description = "Tells how the call log is doing and whether archived calls are missing")
public final class StatusCommand implements Action {

    @Reference
    private CallLogService log;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(CallLogService.VIEW);
        CallLogService.Status status = log.status();
        print("Since the start " + status.callsStored() + " calls and " + status.segmentsStored() + " segments were stored; "
                + status.entriesBehind() + " entries of the journal wait, " + status.writeFailures() + " writes failed.");
        List<MissingCalls> missing = log.missing(CallQuery.ALL, by);
        if (missing.isEmpty()) {
            print("No archived calls are known to be missing.");
        }
        missing.forEach(part -> print(part.calls() + " archived calls of " + part.first() + " to " + part.last()
                + " cannot be read and are missing on pages and in reports; jackfield:alerts says why."));
        return null;
    }

    private void print(String line) {
        session.getConsole().println(line);
    }
}

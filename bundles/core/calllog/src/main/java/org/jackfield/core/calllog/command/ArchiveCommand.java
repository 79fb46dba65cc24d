package org.jackfield.core.calllog.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.calllog.CallArchiveComponent;
import org.jackfield.core.calllog.CallLogSettings;

/** Moves calls into the archive. */
@Service
@Command(scope = "calllog", name = "archive", description = "Moves calls that are old enough into the archive now")
public final class ArchiveCommand implements Action {

    @Reference
    private CallArchiveComponent archive;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        session.getConsole().println("Task " + archive.archiveNow(security.check(CallLogSettings.CONFIGURE), "shell")
                + " moves them; jackfield:tasks tells how far it is.");
        return null;
    }
}

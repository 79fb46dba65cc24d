package org.jackfield.core.server.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.logging.LoggingComponent;

/** Puts the logs into a zip file. */
@Service
@Command(scope = "server", name = "archive-logs", description = "Puts the logs into a zip file now, as each night")
public final class ArchiveLogsCommand implements Action {

    @Reference
    private LoggingComponent logging;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        session.getConsole().println(logging.archiveNow(security.check(ServerPermissions.CONFIGURE), "shell"));
        return null;
    }
}

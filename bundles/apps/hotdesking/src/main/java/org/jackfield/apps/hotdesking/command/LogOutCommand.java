package org.jackfield.apps.hotdesking.command;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.hotdesking.HotDeskingComponent;

/** Logs an agent out. */
@Service
@Command(scope = "hotdesking", name = "log-out", description = "Logs an agent out, wherever it sits")
public final class LogOutCommand implements Action {

    /** Longer than a phone system may take to answer and a telephone to be set. */
    private static final long SECONDS = 120;

    @Argument(index = 0, name = "agent", description = "The agent's id", required = true)
    private String agent;

    @Argument(index = 1, name = "phone-system", description = "Its name; not needed if only one has this agent")
    private String name;

    @Reference
    private HotDeskingComponent hotDesking;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws Exception {
        Subject by = security.check(HotDeskingComponent.LOG_OUT);
        NamedAgent found = NamedAgent.of(hotDesking.status(), agent, name);
        try {
            hotDesking.logOut(found.system(), found.agent(), by, "shell")
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            session.getConsole().println("Not logged out: " + e.getCause().getMessage());
            return null;
        }
        session.getConsole().println("Agent " + agent + " is logged out.");
        return null;
    }
}

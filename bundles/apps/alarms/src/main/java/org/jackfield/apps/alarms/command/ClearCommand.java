package org.jackfield.apps.alarms.command;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.Clearing;

/** Clears an alarm. */
@Service
@Command(scope = "alarms", name = "clear", description = "Clears an alarm at the phone system, or an alert of this server")
public final class ClearCommand implements Action {

    /** Longer than a phone system may take to answer. */
    private static final long ANSWER_SECONDS = 65;

    @Argument(index = 0, name = "id", description = "The alarm, as alarms:list shows it", required = true)
    private String id;

    @Option(name = "--extension", description = "The administrator's extension from which to clear; an own one if left out")
    private String extension = "";

    @Reference
    private Clearing clearing;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws Exception {
        Subject by = security.check(AlarmsComponent.CLEAR);
        UUID alarm;
        try {
            alarm = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("alarms.id", id, "This is no alarm's id.", "Take it from alarms:list.");
        }
        try {
            clearing.clear(alarm, extension, by, "shell").toCompletableFuture().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
        session.getConsole().println("Cleared; the alarm goes as soon as the phone system says so.");
        return null;
    }
}

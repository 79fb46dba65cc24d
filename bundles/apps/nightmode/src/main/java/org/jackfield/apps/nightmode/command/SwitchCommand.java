package org.jackfield.apps.nightmode.command;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.nightmode.NightModeComponent;
import org.jackfield.apps.nightmode.NightModeComponent.Status;

/** Switches by hand. */
@Service
@Command(scope = "nightmode", name = "switch", description = "Puts a phone system into day or night mode now")
public final class SwitchCommand implements Action {

    /** Longer than a phone system may take to answer. */
    private static final long ANSWER_SECONDS = 65;

    @Argument(index = 0, name = "mode", description = "day or night", required = true)
    private String mode;

    @Argument(index = 1, name = "phone-system", description = "Its name; not needed if there is only one")
    private String name;

    @Reference
    private NightModeComponent nightMode;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws Exception {
        Subject by = security.check(NightModeComponent.SWITCH);
        if (!mode.equals("day") && !mode.equals("night")) {
            throw ProblemException.invalid("nightmode.mode", mode, "There is no such mode.", "Say day or night.");
        }
        try {
            nightMode
                    .switchNow(one().plan(), mode.equals("night"), by, "shell")
                    .toCompletableFuture()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            session.getConsole().println("Not switched: " + e.getCause().getMessage());
            return null;
        }
        session.getConsole().println("It is " + mode + " now, until the schedule changes it.");
        return null;
    }

    private Status one() {
        List<Status> matching = nightMode.status().stream()
                .filter(status -> name == null || status.system().name().equals(name))
                .toList();
        if (matching.size() != 1) {
            throw ProblemException.invalid(
                    "nightmode.phone-system",
                    name == null ? "" : name,
                    "This names " + matching.size() + " phone systems.",
                    "Name one of those that nightmode:status lists.");
        }
        return matching.get(0);
    }
}

package org.jackfield.web.shell.command;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.web.shell.setup.SetupDesk;
import org.jackfield.web.shell.setup.SetupProgress;
import org.jackfield.web.shell.setup.SetupProgress.State;

/** Shows how far the set-up of the site is, and goes on with it or ends it. */
@Service
@Command(scope = "jackfield", name = "set-up", description = "Shows how far the set-up of the site is")
public final class SetupCommand implements Action {

    @Argument(name = "step", description = "Where the wizard is to go on")
    private String step;

    @Option(name = "--resume", description = "Show the wizard again after a log-in")
    private boolean resume;

    @Option(name = "--finish", description = "It is finished")
    private boolean finish;

    @Option(name = "--dismiss", description = "Do not show it any more")
    private boolean dismiss;

    @Reference
    private SetupDesk desk;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(SetupProgress.SET_UP);
        show(desk.change(wanted(), Optional.ofNullable(step), by));
        return null;
    }

    private Optional<State> wanted() {
        if ((resume ? 1 : 0) + (finish ? 1 : 0) + (dismiss ? 1 : 0) > 1) {
            throw ProblemException.invalid(
                    "web.setup-change", "", "These exclude each other.", "Give one of --resume, --finish and --dismiss.");
        }
        return resume ? Optional.of(State.OPEN)
                : finish ? Optional.of(State.FINISHED)
                : dismiss ? Optional.of(State.DISMISSED)
                : Optional.empty();
    }

    private void show(SetupDesk.Status status) {
        ShellTable table = new ShellTable();
        table.column("Step");
        table.column("Title");
        table.column("Stands");
        table.column("Passed");
        table.emptyTableText("No bundle contributes a step.");
        status.steps().forEach(each -> table.addRow().addContent(
                each.id(),
                each.title(),
                each.done() ? "done" : each.essential() ? "open, nothing works without it" : "open",
                each.passed() ? "yes" : "no"));
        table.print(session.getConsole());
        session.getConsole().println("The wizard is " + switch (status.state()) {
            case OPEN -> "open";
            case FINISHED -> "finished";
            case DISMISSED -> "dismissed";
        } + " and goes on at " + status.next().map(next -> "the step " + next).orElse("its end") + ".");
    }
}

package ${package};

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;

/** The counts in the shell. */
@Service
@Command(scope = "${name}", name = "show", description = "Shows how many calls were answered, lost and made")
public final class ShowCommand implements Action {

    @Reference
    private TallyComponent component;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(TallyComponent.VIEW);
        Tally tally = component.tally();
        session.getConsole().printf("%d answered, %d lost, %d made%n", tally.answered(), tally.lost(), tally.outbound());
        return null;
    }
}

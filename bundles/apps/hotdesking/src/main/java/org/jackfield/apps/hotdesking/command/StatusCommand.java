package org.jackfield.apps.hotdesking.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.desk.DeskPicture;

/** Shows who sits where, or what each phone system can do. */
@Service
@Command(scope = "hotdesking", name = "status", description = "Shows where agents sit, or what each phone system can do")
public final class StatusCommand implements Action {

    @Option(name = "--support", description = "What each phone system can do, and why not")
    private boolean support;

    @Reference
    private HotDeskingComponent hotDesking;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(HotDeskingComponent.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Phone system");
        if (support) {
            table.column("What");
            table.column("Used");
            table.column("Supported");
            hotDesking.status().forEach(status -> status.support().forEach(one -> table.addRow().addContent(
                    status.system().name(), one.kind().id(), one.wanted() ? "yes" : "no",
                    one.whyNot().map(why -> "no: " + why).orElse("yes"))));
        } else {
            for (String column : new String[] {"Agent", "Extension", "Since", "Forward", "While logged out", "Not done"}) {
                table.column(column);
            }
            table.emptyTableText("No agent hot desks.");
            hotDesking.status().forEach(status -> agents(status, table));
        }
        table.print(session.getConsole());
        hotDesking.status().stream()
                .filter(status -> status.plan().enabled() && !status.picture().problem().isEmpty())
                .forEach(status -> session.getConsole()
                        .println(status.system().name() + " stands still: " + status.picture().problem()));
        return null;
    }

    private void agents(Status status, ShellTable table) {
        for (DeskPicture.Agent agent : status.picture().agents()) {
            table.addRow().addContent(
                    status.system().name(),
                    agent.agent().number(),
                    agent.extension(),
                    agent.since() == null ? "" : agent.since(),
                    (agent.forward().type() + " " + agent.forward().destination()).strip(),
                    agent.destination() + (agent.chosen() ? " (own)" : ""),
                    agent.failures().isEmpty() ? "" : agent.failures().size() + ": "
                            + agent.failures().getFirst().kind().id() + ": " + agent.failures().getFirst().reason());
        }
    }
}

package org.jackfield.apps.groupmessaging.command;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.groupmessaging.GroupMessagingComponent;
import org.jackfield.apps.groupmessaging.MessageRule;

/** Shows how each rule stands. */
@Service
@Command(scope = "groupmessaging", name = "rules", description = "Shows each rule, its targets and its lamps")
public final class RulesCommand implements Action {

    @Reference
    private GroupMessagingComponent component;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(GroupMessagingComponent.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Rule");
        table.column("Phone system");
        table.column("Followed");
        table.column("Source");
        table.column("Waiting");
        table.column("Targets");
        table.column("Lit");
        table.column("Problem");
        table.emptyTableText("No rule. Make one on the page Group messaging.");
        component.messaging().status().forEach(status -> table.addRow()
                .addContent(
                        status.rule().description(),
                        status.system(),
                        status.rule().enabled() ? "yes" : "no",
                        status.rule().source(),
                        status.waiting(),
                        (status.rule().target() == MessageRule.Target.HUNT_GROUP ? status.rule().huntGroup() + ": " : "")
                                + status.targets().stream().map(DeviceId::toString).collect(Collectors.joining(" ")),
                        status.lit(),
                        status.problem().orElse("")));
        table.print(session.getConsole());
        return null;
    }
}

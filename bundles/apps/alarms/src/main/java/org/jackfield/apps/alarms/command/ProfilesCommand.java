package org.jackfield.apps.alarms.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.alarms.AlarmsComponent;

/** Shows the profiles. */
@Service
@Command(scope = "alarms", name = "profiles", description = "Shows whom to tell of which alarms")
public final class ProfilesCommand implements Action {

    @Reference
    private AlarmsComponent alarms;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AlarmsComponent.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Profile");
        table.column("Followed");
        table.column("Alarms");
        table.column("Mail to");
        table.column("Copies");
        table.column("Browsers");
        table.column("Not again within");
        table.emptyTableText("No profile: nobody is told of alarms. Make one on the page Alarm profiles.");
        alarms.settings().value().profiles().forEach(profile -> table.addRow()
                .addContent(
                        profile.description(),
                        profile.enabled() ? "yes" : "no",
                        profile.allAlarms() ? "all" : String.join(" ", profile.alarms()),
                        String.join(" ", profile.recipients()),
                        String.join(" ", profile.copyRecipients()),
                        profile.alertTeamLeaders() ? "yes" : "no",
                        profile.repeatMinutes() + " min"));
        table.print(session.getConsole());
        return null;
    }
}

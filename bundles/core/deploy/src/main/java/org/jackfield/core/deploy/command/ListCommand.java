package org.jackfield.core.deploy.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.deploy.DeployComponent;
import org.jackfield.core.deploy.DeployPermissions;
import org.jackfield.core.deploy.DeployWatch;

/** Shows what was dropped in. */
@Service
@Command(scope = "deploy", name = "list", description = "Shows what lies in deploy/, who signed it, and what speaks against it")
public final class ListCommand implements Action {

    @Reference
    private DeployComponent deploy;

    @Reference
    private DeployWatch watch;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(DeployPermissions.VIEW);
        ShellTable table = new ShellTable();
        table.column("File");
        table.column("Publisher");
        table.column("It");
        table.emptyTableText("deploy/ is empty.");
        watch.dropped().forEach((file, dropped) -> table.addRow().addContent(
                file.getFileName(), dropped.publisher(), dropped.fault().or(dropped::objection).orElse("is good")));
        table.print(session.getConsole());
        session.getConsole().println(deploy.trustedPublishersOnly()
                ? "Only what a publisher of etc/publishers signed is installed."
                : "What nobody trusted signed is installed with a warning (etc/org.jackfield.core.deploy.cfg).");
        return null;
    }
}

package org.jackfield.core.secrets.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.secrets.SecretsComponent;

/** Shows which keys there are and who keeps secrets, none of which it shows. */
@Service
@Command(scope = "secrets", name = "show", description = "Shows which keys protect the stored secrets, and where there are any")
public final class SecretsCommand implements Action {

    @Reference
    private SecretsComponent secrets;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(SecretsComponent.ROTATE);
        List<String> keys = secrets.keyIds();
        session.getConsole().println("Keys in " + secrets.file() + ":");
        for (int i = 0; i < keys.size(); i++) {
            session.getConsole().println("  " + keys.get(i) + (i == 0 ? "  in force" : "  opens what is older"));
        }
        session.getConsole().println("Secrets are in: " + String.join(", ", secrets.holders()));
        return null;
    }
}

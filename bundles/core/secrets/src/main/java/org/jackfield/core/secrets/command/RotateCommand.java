package org.jackfield.core.secrets.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.secrets.SecretsComponent;
import org.jackfield.core.secrets.SecretsComponent.Resealed;

/** Makes a new key for the secrets at rest. */
@Service
@Command(scope = "secrets", name = "rotate", description = "Makes a new key and encrypts every stored secret with it")
public final class RotateCommand implements Action {

    private static final String ORIGIN = "shell";

    @Option(name = "--again", description = "Makes no key, only encrypts with the one in force what is not yet")
    private boolean again;

    @Reference
    private SecretsComponent secrets;

    @Reference
    private SecurityService security;

    @Reference
    private AuditService audit;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(SecretsComponent.ROTATE);
        String before = secrets.keyIds().get(0);
        List<Resealed> done = again ? secrets.reseal() : secrets.rotate();
        audit.record(new AuditEvent(
                by, ORIGIN, "secrets.rotate", secrets.file().toString(), Outcome.DONE, before, secrets.keyIds().get(0)));
        session.getConsole().println("Key in force: " + secrets.keyIds().get(0));
        done.forEach(this::print);
        if (done.stream().anyMatch(holder -> !holder.failure().isEmpty())) {
            session.getConsole().println("The older key still opens the rest. Mend the cause, then use secrets:rotate --again.");
        }
        session.getConsole().println("Back up " + secrets.file() + " apart from the database.");
        return null;
    }

    private void print(Resealed holder) {
        session.getConsole().println(holder.failure().isEmpty()
                ? holder.holds() + ": " + holder.resealed() + " encrypted anew"
                : holder.holds() + ": " + holder.failure());
    }
}

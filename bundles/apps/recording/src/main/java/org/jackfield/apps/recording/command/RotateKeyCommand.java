package org.jackfield.apps.recording.command;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keys.KeyRotation;
import org.jackfield.apps.recording.keys.SiteKeys;

/** Makes a new master key and wraps the key of every recording anew under it. */
@Service
@Command(scope = "recording", name = "rotate-key", description = "Makes a new master key and wraps the key of every recording anew under it")
public final class RotateKeyCommand implements Action {

    @Option(name = "--resume", description = "Makes no new key; goes on with a rotation that was not finished")
    private boolean resume;

    @Option(name = "--signing", description = "Makes a new signing key instead; recordings and ledger are signed with it from now on")
    private boolean signing;

    @Reference
    private SiteKeys keys;

    @Reference
    private TaskService tasks;

    @Reference
    private AuditService audit;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        if (signing) {
            audit.record(AuditEvent.done(by, "shell", "recording.rotate-signing-key", keys.signing().id()));
            session.getConsole().println("Signing key " + keys.newSigning() + " is in use now; what was signed before stays proven."
                    + " Copy etc/recording to a safe place, and give the new public key to whoever verifies exports:"
                    + " recording:keys --public.");
            return null;
        }
        if (!resume) {
            audit.record(AuditEvent.done(by, "shell", "recording.rotate-key", keys.masterInUse().orElse("")));
            session.getConsole().println("Master key " + keys.newMaster() + " is in use now. Copy etc/recording to a safe place.");
        }
        UUID task = tasks.submit(KeyRotation.TASK, "Wrap the keys of all recordings anew", Map.of(), by);
        session.getConsole().println("Task " + task + " wraps the keys of all recordings anew; recording:keys shows when the old"
                + " master key holds none any more.");
        return null;
    }
}

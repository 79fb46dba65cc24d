package org.jackfield.apps.recording.command;

import java.util.List;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.keeping.Eraser;
import org.jackfield.apps.recording.store.FileStore;

/** Destroys the recordings of a segment for good. */
@Service
@Command(scope = "recording", name = "erase", description = "Destroys the recordings of a segment for good")
public final class EraseCommand implements Action {

    @Argument(name = "id", description = "Id of a segment or of a recording", required = true)
    private String id;

    @Option(name = "--reason", description = "Why; the ledger keeps it", required = true)
    private String reason;

    @Reference
    private Eraser eraser;

    @Reference
    private Recordings recordings;

    @Reference
    private FileStore files;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.ERASE);
        UUID wanted = Ids.parse(id);
        recordings.check(
                files.file(wanted).map(file -> List.of(file.segment())).orElse(List.of(wanted)), RecordingPermissions.ERASE, by);
        int erased = eraser.erase(wanted, reason, by, "shell");
        session.getConsole().println(erased == 0 ? "There was nothing left to erase." : erased + " recordings were erased.");
        return null;
    }
}

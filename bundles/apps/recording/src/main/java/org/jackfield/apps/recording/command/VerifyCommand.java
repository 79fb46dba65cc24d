package org.jackfield.apps.recording.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.keeping.Verification;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;

/** Looks whether recordings are what was sealed. */
@Service
@Command(scope = "recording", name = "verify", description = "Looks whether recordings are what was sealed")
public final class VerifyCommand implements Action {

    @Argument(name = "id", description = "Id of a segment or of a recording")
    private String id;

    @Option(name = "--all", description = "Looks at all recordings, as a task")
    private boolean all;

    @Reference
    private RecordingStore store;

    @Reference
    private Recordings recordings;

    @Reference
    private FileStore files;

    @Reference
    private Verification verification;

    @Reference
    private TaskService tasks;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.LEDGER);
        PrintStream out = session.getConsole();
        if (all) {
            UUID task = tasks.submit(Verification.TASK, "Verify all recordings", Map.of(), by);
            out.println("Task " + task + " looks at all recordings; jackfield:tasks shows how far it is.");
            return null;
        }
        List<RecordingRow> rows = rows(Ids.parse(id));
        recordings.check(rows.stream().map(RecordingRow::segment).toList(), RecordingPermissions.LEDGER, by);
        for (RecordingRow row : rows) {
            List<Problem> problems = row.wrappedKey() == null ? List.of() : verification.verify(row);
            if (row.wrappedKey() == null) {
                out.println(row.id() + " was erased.");
            } else if (problems.isEmpty()) {
                out.println(row.id() + " is genuine.");
            }
            problems.forEach(problem -> out.println(row.id() + ": " + problem.toLine()));
        }
        return null;
    }


    private List<RecordingRow> rows(UUID wanted) {
        return files.file(wanted).map(List::of).or(() -> store.segment(wanted).map(RecordedSegment::files))
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.unknown", id, "There is no such recording.", "Look for its id with recording:list --last 20."));
    }
}

package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SealedFile;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether recordings are, byte for byte, what was sealed. */
public final class Verification implements TaskHandler {

    /** The kind of task that looks at all of them. */
    public static final String TASK = "recording.verify";

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int BATCH = 200;
    private static final int MOST_NAMED = 5;

    private final FileStore files;
    private final FilePlaces places;
    private final RecordingKeys keys;

    Verification(FileStore files, FilePlaces places, RecordingKeys keys) {
        this.files = files;
        this.places = places;
        this.keys = keys;
    }

    /** {@return what is wrong with a recording; empty if it is genuine} */
    public List<Problem> verify(RecordingRow row) {
        Optional<Path> file = places.locate(row);
        if (file.isEmpty()) {
            return List.of(new Problem(
                    "recording.file-missing", Problem.Kind.UNAVAILABLE, row.path(), "The file is neither here nor in an archive.",
                    "Mount the archive that has it, or bring it back from a backup."));
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            SealedFile found = SealedFile.read(in);
            List<Problem> problems = new ArrayList<>(found.problems());
            found.seal().ifPresent(seal -> check(row, seal, problems));
            return problems;
        } catch (IOException e) {
            return List.of(new Problem(
                    "recording.file-unreadable", Problem.Kind.UNAVAILABLE, file.get().toString(),
                    "The file cannot be read: " + e.getMessage() + ".", "Look at the disk."));
        }
    }

    private void check(RecordingRow row, SignedSeal seal, List<Problem> problems) {
        if (!seal.seal().recording().equals(row.id())) {
            problems.add(altered(row, "The file is another recording."));
        }
        PublicKeys.Answer answer = seal.check(keys.trusted());
        if (answer == PublicKeys.Answer.WRONG) {
            problems.add(altered(row, "The signature does not fit."));
        } else if (answer == PublicKeys.Answer.UNKNOWN_KEY) {
            problems.add(new Problem(
                    "recording.unknown-signer", Problem.Kind.INVALID, "key " + seal.signer(),
                    "The recording was signed with a key that is not in etc/recording.",
                    "Put the public key there as a .pem file, if it is one of this site."));
        }
    }

    private static Problem altered(RecordingRow row, String message) {
        return new Problem(
                "recording.altered", Problem.Kind.INVALID, row.path(), message,
                "Take the file from an archive or a backup, and keep this one as it is.");
    }

    @Override
    public String run(TaskContext context) {
        long total = files.count();
        long done = 0;
        List<String> bad = new ArrayList<>();
        long wrong = 0;
        UUID after = FileStore.FIRST;
        for (List<RecordingRow> rows = files.after(after, BATCH); !rows.isEmpty(); rows = files.after(after, BATCH)) {
            for (RecordingRow row : rows) {
                context.checkCancelled();
                List<Problem> problems = verify(row);
                if (!problems.isEmpty()) {
                    wrong++;
                    LOG.warn("Recording {}: {}", row.id(), problems.getFirst().toLine());
                    if (bad.size() < MOST_NAMED) {
                        bad.add(row.id().toString());
                    }
                }
                context.progress(++done, Math.max(done, total), wrong == 0 ? "" : wrong + " are not as they were sealed");
            }
            after = rows.getLast().id();
        }
        return wrong == 0
                ? "All " + done + " recordings are as they were sealed."
                : wrong + " of " + done + " recordings are not as they were sealed: " + String.join(", ", bad)
                        + (wrong > bad.size() ? " and more; the log names all." : ".");
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}

package org.jackfield.apps.recording.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps every data key anew under the master key in use. Recordings are not touched. Cut off, it goes on where it was: what
 * is done is seen at each row.
 */
public final class KeyRotation implements TaskHandler {

    /** The kind of task that does it. */
    public static final String TASK = "recording.rotate-key";

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 200;

    private final FileStore files;
    private final SiteKeys keys;

    /** Rotates the keys of these recordings. */
    public KeyRotation(FileStore files, SiteKeys keys) {
        this.files = files;
        this.keys = keys;
    }

    @Override
    public String run(TaskContext context) {
        String master = keys.masterInUse().orElseThrow(() -> keys.problems().getFirst().toException());
        long total = files.keysByMaster().entrySet().stream()
                .filter(one -> !one.getKey().equals(master))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long done = 0;
        long failed = 0;
        UUID after = FileStore.FIRST;
        for (List<RecordingRow> rows = files.notUnder(master, after, BATCH); !rows.isEmpty();
                rows = files.notUnder(master, after, BATCH)) {
            for (RecordingRow row : rows) {
                context.checkCancelled();
                if (rewrap(row)) {
                    done++;
                } else {
                    failed++;
                }
            }
            after = rows.getLast().id();
            context.progress(done + failed, Math.max(total, done + failed), "");
        }
        return done + " keys are under master key " + master + " now"
                + (failed == 0 ? "." : "; " + failed + " could not be wrapped anew: their master key is missing, the log names them.");
    }

    private boolean rewrap(RecordingRow row) {
        try {
            Optional<WrappedKey> anew = keys.rewrap(WrappedKey.of(row.wrappedKey()));
            anew.ifPresent(key -> files.rewrap(row.id(), key.bytes()));
            return true;
        } catch (ProblemException e) {
            LOG.warn("The key of recording {} was not wrapped anew: {}", row.id(), e.problem().toLine());
            return false;
        }
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}

package org.jackfield.apps.recording.keeping;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;

/** Deletes recordings by their age, unless they are on legal hold. */
public final class Retention implements TaskHandler {

    /** The kind of task that does it now. */
    static final String TASK = "recording.retention";

    private static final int BATCH = 200;

    private final FileStore files;
    private final Eraser eraser;
    private final Supplier<KeepingSettings> settings;
    private final InstantSource clock;

    Retention(FileStore files, Eraser eraser, Supplier<KeepingSettings> settings, InstantSource clock) {
        this.files = files;
        this.eraser = eraser;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What would go.
     *
     * @param files how many recordings
     * @param bytes how much room they take
     * @param held how many more would, were they not on legal hold
     */
    public record Preview(long files, long bytes, long held) {}

    /** {@return what would go at once if recordings older than so many days were deleted} */
    public Preview preview(int days) {
        Instant before = before(days);
        FileStore.Amount amount = files.expiredAmount(before);
        return new Preview(amount.files(), amount.bytes(), files.heldBefore(before));
    }

    private Instant before(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    @Override
    public String run(TaskContext context) {
        KeepingSettings now = settings.get();
        if (!now.deleteOld()) {
            return "Recordings are not deleted by age.";
        }
        Instant before = before(now.keepDays());
        long total = files.expiredAmount(before).files();
        long done = 0;
        UUID after = FileStore.FIRST;
        while (true) {
            context.checkCancelled();
            List<RecordingRow> rows = files.expired(before, after, BATCH);
            if (rows.isEmpty()) {
                break;
            }
            eraser.erase(rows, "retention", "older than " + now.keepDays() + " days");
            after = rows.getLast().id();
            done += rows.size();
            context.progress(done, Math.max(done, total), "");
        }
        int leftOver = eraser.removeLeftOver();
        return done + " recordings older than " + now.keepDays() + " days were deleted"
                + (leftOver == 0 ? "." : ", and " + leftOver + " files that were left over.");
    }

    @Override
    public boolean repeatable() {
        return true;
    }
}

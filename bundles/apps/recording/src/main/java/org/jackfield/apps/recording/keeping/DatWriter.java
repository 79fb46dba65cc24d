package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordedListener;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts DAT files beside recordings, if that is wanted. */
final class DatWriter implements RecordedListener {

    private static final Logger LOG = LoggerFactory.getLogger(DatWriter.class);

    /** So far back is looked for files that a crash left out. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private static final int BATCH = 200;

    private final RecordingStore store;
    private final FilePlaces places;
    private final BooleanSupplier wanted;
    private final SiteTime time;
    private boolean caughtUp;

    DatWriter(RecordingStore store, FilePlaces places, BooleanSupplier wanted, SiteTime time) {
        this.store = store;
        this.places = places;
        this.wanted = wanted;
        this.time = time;
    }

    @Override
    public void recorded(UUID segment) {
        if (!wanted.getAsBoolean()) {
            return;
        }
        try {
            store.segment(segment).ifPresent(this::write);
        } catch (RuntimeException e) {
            LOG.warn("The DAT file of segment {} could not be written: {}", segment, e.getMessage());
        }
    }

    /**
     * Writes what a crash left out: the files of recordings that are in the database and have none. Does so once, and again
     * if the database did not answer.
     */
    void catchUp(FileStore files) {
        if (caughtUp || !wanted.getAsBoolean()) {
            return;
        }
        Instant now = time.now();
        // ids begin with the millisecond in which they were made
        UUID after = new UUID(now.minus(LOOK_BACK).toEpochMilli() << 16, 0);
        for (List<RecordingRow> rows = files.toArchive(now, after, BATCH); !rows.isEmpty();
                rows = files.toArchive(now, after, BATCH)) {
            rows.stream()
                    .filter(row -> !Files.exists(FilePlaces.dat(places.original(row))))
                    .map(RecordingRow::segment)
                    .distinct()
                    .forEach(this::recorded);
            after = rows.getLast().id();
        }
        caughtUp = true;
    }

    private void write(RecordedSegment segment) {
        for (RecordingRow row : segment.files()) {
            Path recording = places.original(row);
            if (row.wrappedKey() == null || !Files.isRegularFile(recording)) {
                continue;
            }
            Path dat = FilePlaces.dat(recording);
            Path fresh = dat.resolveSibling(dat.getFileName() + ".new");
            try {
                Files.writeString(fresh, DatFile.text(segment.segment(), row, recording.getParent().toString(), time.zone()));
                Files.move(fresh, dat, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                LOG.warn("DAT file {} could not be written: {}", dat, e.getMessage());
            }
        }
    }
}

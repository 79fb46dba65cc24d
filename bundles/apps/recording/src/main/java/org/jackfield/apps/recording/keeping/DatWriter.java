package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.store.RecordedListener;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.apps.recording.store.RecordingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts DAT files beside recordings, if that is wanted. */
final class DatWriter implements RecordedListener {

    private static final Logger LOG = LoggerFactory.getLogger(DatWriter.class);

    private final RecordingStore store;
    private final FilePlaces places;
    private final BooleanSupplier wanted;
    private final SiteTime time;

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

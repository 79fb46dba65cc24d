package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingCut;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.apps.recording.keys.RecordingKeys;

/**
 * Seals what is left of a recording when that is taken out of which the phone system told too late that it does not belong to it.
 * It is written anew and then put in the place of the whole one, so that a crash leaves either of them, and the sidecar says
 * what to do with the whole one.
 */
final class TakenBack {

    private static final int RATE = 8000;

    private final Shelf shelf;
    private final RecordingKeys keys;

    TakenBack(Shelf shelf, RecordingKeys keys) {
        this.shelf = shelf;
        this.keys = keys;
    }

    /** Seals a recording that has ended; its file is closed. */
    SignedSeal seal(Sidecar sidecar, FinishJob.Ending ending) throws IOException {
        try (RecordingWriter left = left(sidecar)) {
            long duration = Math.max(ending.duration(), left.duration());
            return replace(sidecar, left.finish(ending.outcome(), ending.at(), duration, keys.signing()));
        }
    }

    /** Seals a recording that was left behind, at the end of what is left of it. */
    SignedSeal seal(Sidecar sidecar) throws IOException {
        try (RecordingWriter left = left(sidecar)) {
            long duration = left.duration();
            Instant ended = sidecar.started().plusMillis(duration * 1000 / RATE);
            return replace(sidecar, left.finish(Outcome.INTERRUPTED, ended, duration, keys.signing()));
        }
    }

    private RecordingWriter left(Sidecar sidecar) throws IOException {
        try (DataKey key = keys.unwrap(WrappedKey.of(sidecar.wrappedKey()))) {
            Path left = shelf.shortened(sidecar);
            Files.deleteIfExists(left); // an earlier attempt may have failed
            return RecordingCut.copy(shelf.active(sidecar.recording()), key, left, sidecar.takenBack());
        }
    }

    private SignedSeal replace(Sidecar sidecar, SignedSeal seal) throws IOException {
        Files.move(
                shelf.shortened(sidecar), shelf.active(sidecar.recording()),
                StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return seal;
    }
}

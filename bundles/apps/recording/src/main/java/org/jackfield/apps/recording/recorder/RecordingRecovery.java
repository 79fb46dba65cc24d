package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.RecoveredRecording;
import org.jackfield.api.recording.format.SealedFile;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.apps.recording.keys.RecordingKeys;

/** Closes a recording that was left behind, wherever on its way it was left. */
final class RecordingRecovery {

    /** What a packet lasts as a rule: gaps are told in samples. */
    private static final int PACKET = 160;

    private static final String EMPTY = "recording.empty";

    private final Shelf shelf;
    private final RecordingKeys keys;
    private final TakenBack takenBack;

    RecordingRecovery(Shelf shelf, RecordingKeys keys, TakenBack takenBack) {
        this.shelf = shelf;
        this.keys = keys;
        this.takenBack = takenBack;
    }

    /** Finds how far a job came and gives it its seal; it has none afterwards if there was nothing in the file. */
    void close(FinishJob job) throws IOException {
        Path file = shelf.active(job.sidecar().recording());
        if (Files.exists(file)) {
            seal(job, file);
        } else if (Files.exists(shelf.finished(job.sidecar()))) {
            job.sealed(sealOf(shelf.finished(job.sidecar())));
            job.next(FinishJob.Stage.STORE);
        }
    }

    private void seal(FinishJob job, Path file) throws IOException {
        try (DataKey key = keys.unwrap(WrappedKey.of(job.sidecar().wrappedKey()))) {
            boolean paused;
            SignedSeal seal = null;
            try (RecoveredRecording found = RecoveredRecording.open(file, key)) {
                paused = found.paused();
                // one that is sealed has had taken out what was to be
                if (job.sidecar().takenBack().isEmpty() || found.state() != RecoveredRecording.State.OPEN) {
                    seal = found.seal(keys.signing());
                }
            } catch (ProblemException e) {
                if (!e.problem().code().equals(EMPTY)) {
                    throw e;
                }
                Files.delete(file);
                return;
            }
            if (seal == null) {
                seal = takenBack.seal(job.sidecar());
            }
            job.sidecar(told(job.sidecar(), file, key, paused));
            shelf.write(job.sidecar());
            job.sealed(seal);
        }
    }

    /** What was counted went with the process that counted; the file has it, packets by their usual length. */
    private static Sidecar told(Sidecar sidecar, Path file, DataKey key, boolean paused) throws IOException {
        Told told = new Told();
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            reader.timeline(told);
        }
        Losses losses = sidecar.losses().sum() > 0 ? sidecar.losses() : told.losses;
        return sidecar.with(losses, paused ? told.by.filter(by -> !by.isEmpty()).orElse("?") : sidecar.pausedBy());
    }

    private static final class Told implements RecordingReader.Timeline {

        private Losses losses = Losses.NONE;
        private Optional<String> by = Optional.empty();

        @Override
        public void event(long time, RecordingEvent event) {
            if (event.kind() == RecordingEvent.Kind.PAUSE_BEGAN) {
                by = event.by();
            }
        }

        @Override
        public void gap(int channel, long time, int samples, GapCause cause) {
            losses = losses.plus(cause, Math.ceilDiv(samples, PACKET));
        }
    }

    private static SignedSeal sealOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            SealedFile sealed = SealedFile.read(in);
            return sealed.seal().orElseThrow(() -> new ProblemException(sealed.problems().getFirst()));
        }
    }
}

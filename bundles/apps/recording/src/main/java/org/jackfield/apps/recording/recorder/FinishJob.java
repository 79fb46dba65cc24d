package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingSeal;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.apps.recording.store.RecordingRow;

/** A recording on its way from its last audio to its row in the database, and how far it came. Owned by one thread at a time. */
final class FinishJob {

    private static final int MOST_DOUBLINGS = 20;

    private final boolean found;
    private Ending ending;
    private volatile Sidecar sidecar;
    private volatile Stage stage = Stage.SEAL;
    private int failures;
    private SignedSeal seal;
    private Instant notBefore = Instant.MIN;
    private volatile boolean keep = true;

    /**
     * The steps, in this order, because a crash between two of them must lose nothing: a file without its ledger entry is
     * entered, one that was not moved is moved, one without a row gets it, all found by the sidecar, which goes last.
     */
    enum Stage {
        /** Close and sign the file. */
        SEAL,
        /** Enter it in the day ledger. */
        LEDGER,
        /** Put the file where finished ones are. */
        MOVE,
        /** Store the row. */
        STORE,
        /** Let the sidecar go. */
        CLEAR,
        /** Nothing is left to do. */
        DONE
    }

    /** How to close a file that is still open. */
    record Ending(RecordingWriter writer, long duration, Instant at, Outcome outcome) {}

    private FinishJob(Sidecar sidecar, Ending ending, boolean found) {
        this.sidecar = sidecar;
        this.ending = ending;
        this.found = found;
    }

    /** {@return the job for a recording that has ended} */
    static FinishJob of(Sidecar sidecar, Ending ending) {
        return new FinishJob(sidecar, ending, false);
    }

    /** {@return the job for one that was left behind} */
    static FinishJob recovery(Sidecar sidecar) {
        return new FinishJob(sidecar, null, true);
    }

    Sidecar sidecar() {
        return sidecar;
    }

    void sidecar(Sidecar known) {
        sidecar = known;
    }

    /** {@return how to close it; null if it must be recovered: it was left behind, or closing it failed} */
    Ending ending() {
        return ending;
    }

    void forgetEnding() {
        ending = null;
    }

    /** {@return whether it was left behind, so that some of the steps may have been done} */
    boolean wasFound() {
        return found;
    }

    Stage stage() {
        return stage;
    }

    void next(Stage next) {
        stage = next;
    }

    SignedSeal seal() {
        return seal;
    }

    void sealed(SignedSeal made) {
        seal = made;
    }

    boolean isDue(Instant now) {
        return !notBefore.isAfter(now);
    }

    /** {@return how often it failed now; it waits for longer each time} */
    int failed(Instant now, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        notBefore = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        return ++failures;
    }

    /** Its segment is over, or has another recording: nobody will ask for its sidecar. */
    void release() {
        keep = false;
    }

    /** {@return whether its sidecar is to stay for whoever goes on with the segment} */
    boolean isKept() {
        return keep && (seal == null || seal.seal().outcome() == Outcome.INTERRUPTED);
    }

    /** {@return its row} It is sealed, and this is its file. */
    RecordingRow row(Path file) throws IOException {
        RecordingSeal what = seal.seal();
        return new RecordingRow(
                sidecar.recording(),
                sidecar.segment(),
                sidecar.part(),
                sidecar.serial(),
                sidecar.source(),
                what.channels().getFirst().codec(),
                what.channels().size(),
                what.started(),
                what.ended(),
                millis(what, what.duration()),
                millis(what, what.pauses().stream().mapToLong(pause -> pause.to() - pause.from()).sum()),
                what.outcome() == Outcome.INTERRUPTED,
                sidecar.path(),
                Files.size(file),
                sha256(file),
                sidecar.wrappedKey(),
                sidecar.losses().network(),
                sidecar.losses().capture(),
                sidecar.losses().disk());
    }

    private static long millis(RecordingSeal seal, long samples) {
        return samples * 1000 / seal.clockRate();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digests.hex(digest);
    }
}

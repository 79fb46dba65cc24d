package org.jackfield.apps.recording.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.recording.ledger.LedgerProof;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.RecordingRow;

/** Opens recordings wherever they are. Who may do so is decided elsewhere. Any thread may call. */
public final class Playback {

    private static final int WAVEFORMS_KEPT = 200;

    /** Going through whole recordings must leave processors for recording. */
    private final Semaphore passes = new Semaphore(2);

    private final RecordingKeys keys;
    private final CodecService codecs;
    private final WavService wav;
    private final Locator files;
    private final Integrity.Ledger ledger;
    private final Map<Shape, Waveform> waveforms = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, Waveform> eldest) {
            return size() > WAVEFORMS_KEPT;
        }
    };

    /** Knows where files are. */
    @FunctionalInterface
    public interface Locator {

        /** {@return the file of a recording, in the recordings' folder or in an archive; empty if it is nowhere} */
        Optional<Path> locate(RecordingRow recording);
    }

    private record Shape(UUID recording, int buckets) {}

    /** Plays what these keys open. */
    public Playback(RecordingKeys keys, CodecService codecs, WavService wav, Locator files, Integrity.Ledger ledger) {
        this.keys = keys;
        this.codecs = codecs;
        this.wav = wav;
        this.files = files;
        this.ledger = ledger;
    }

    /**
     * {@return the recording; to be closed by the caller}
     *
     * @throws ProblemException ({@code recording.erased}, {@code recording.file-missing}, {@code recording.master-key-missing}
     *     and others) saying why it cannot be played
     * @throws IOException if it cannot be read
     */
    public RecordingAudio open(RecordingRow recording) throws IOException {
        if (recording.wrappedKey() == null) {
            throw ProblemException.notFound(
                    "recording.erased", recording.serial(), "The recording was erased: its key does not exist any more.", "");
        }
        Path file = files.locate(recording).orElseThrow(() -> ProblemException.notFound(
                "recording.file-missing", recording.path(), "The recording's file is not where it should be.",
                "Put it back from a backup, or make the archive that has it reachable."));
        return RecordingAudio.open(file, keys.unwrap(WrappedKey.of(recording.wrappedKey())), codecs, wav);
    }

    /** {@return the recording as a WAV file that everything plays; to be closed by the caller} */
    public WavFile wav(RecordingRow recording) throws IOException {
        return WavFile.linear(open(recording), wav);
    }

    /**
     * {@return the recording as a WAV file to be taken elsewhere; to be closed by the caller} It holds the very samples that
     * were sealed where those are G.711, which everything plays; else they are decoded.
     */
    public WavFile saved(RecordingRow recording) throws IOException {
        RecordingAudio audio = open(recording);
        return WavFile.sealed(audio, wav).orElseGet(() -> WavFile.linear(audio, wav));
    }

    /** {@return the proof that the ledger has the recording's seal; empty if it has not} */
    public Optional<LedgerProof> proof(RecordingRow recording) throws IOException {
        return ledger.proof(recording);
    }

    /** {@return what it looks like} */
    public Waveform waveform(RecordingRow recording, int buckets) throws IOException {
        Shape shape = new Shape(recording.id(), buckets);
        synchronized (waveforms) {
            Waveform known = waveforms.get(shape);
            if (known != null) {
                return known;
            }
        }
        passes.acquireUninterruptibly();
        try (RecordingAudio audio = open(recording)) {
            Waveform made = Waveform.of(audio, buckets);
            synchronized (waveforms) {
                waveforms.put(shape, made);
            }
            return made;
        } finally {
            passes.release();
        }
    }

    /** Forgets what a recording looks like: it was erased. */
    public void forget(UUID recording) {
        synchronized (waveforms) {
            waveforms.keySet().removeIf(shape -> shape.recording.equals(recording));
        }
    }

    /** {@return what happened while it was recorded} */
    public Timeline timeline(RecordingRow recording) throws IOException {
        try (RecordingAudio audio = open(recording)) {
            return audio.timeline();
        }
    }

    /** {@return whether it is what was recorded} */
    public Integrity integrity(RecordingRow recording) throws IOException {
        passes.acquireUninterruptibly();
        try (RecordingAudio audio = open(recording)) {
            return Integrity.of(audio.reader(), recording, keys.trusted(), ledger);
        } finally {
            passes.release();
        }
    }
}

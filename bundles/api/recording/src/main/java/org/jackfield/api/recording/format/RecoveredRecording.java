package org.jackfield.api.recording.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;

/**
 * A file that was left behind: by a crash, a full disk, a stopped recorder. Every authentic chunk is kept; what is torn
 * behind them is cut off, and how much is told in the seal. Opening changes nothing. One thread at a time.
 */
public final class RecoveredRecording implements Closeable {

    private final ChunkFile file;
    private final DataKey key;
    private final AuthenticChunks found;
    private final Optional<SignedSeal> seal;

    private RecoveredRecording(ChunkFile file, DataKey key, AuthenticChunks found, Optional<SignedSeal> seal) {
        this.file = file;
        this.key = key;
        this.found = found;
        this.seal = seal;
    }

    /** How far a recording had come. */
    public enum State {
        /** It was being recorded. */
        OPEN,
        /** It had ended and its seal is missing. */
        CLOSED,
        /** It is sealed and whole. */
        SEALED
    }

    /**
     * Looks through a file.
     *
     * @param key the key that the header names; must stay open as long as this
     * @throws ProblemException ({@code recording.empty}) if it ends within its header, ({@code recording.malformed}) if
     *     it is no recording, ({@code recording.altered}) if its seal does not fit its content,
     *     ({@code recording.wrong-key})
     * @throws IOException if it cannot be read
     */
    public static RecoveredRecording open(Path path, DataKey key) throws IOException {
        ChunkFile file = ChunkFile.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            RecordingWriter.requireKey(file.header(), key);
            AuthenticChunks found = AuthenticChunks.of(file, key);
            return new RecoveredRecording(file, key, found, sealOf(file, found.state()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A seal that is torn is none; a whole one that does not fit is a sign of tampering and not to be replaced. */
    private static Optional<SignedSeal> sealOf(ChunkFile file, RecordingState state) throws IOException {
        if (state.ending().isEmpty()) {
            return Optional.empty();
        }
        byte[] tail = file.tail(state.bytes())
                .orElseThrow(() -> Damage.altered("seal", "Something follows the end of the recording."));
        if (isTorn(tail)) {
            return Optional.empty();
        }
        SignedSeal seal = SignedSeal.of(tail);
        if (!seal.seal().equals(state.seal())) {
            throw Damage.altered("seal", "The seal is not that of this recording.");
        }
        return Optional.of(seal);
    }

    private static boolean isTorn(byte[] tail) {
        String text = new String(tail, StandardCharsets.UTF_8);
        int signature = text.indexOf("\nsignature: ");
        return signature < 0 || text.indexOf('\n', signature + 1) < 0;
    }

    /** {@return what the header says} */
    public RecordingHeader header() {
        return file.header();
    }

    /** {@return how far it had come} */
    public State state() {
        if (seal.isPresent()) {
            return State.SEALED;
        }
        return found.state().ending().isPresent() ? State.CLOSED : State.OPEN;
    }

    /** {@return whether recording was paused at its end} */
    public boolean paused() {
        return found.state().pausedSince().isPresent();
    }

    /** {@return the end of what was kept, in samples} */
    public long duration() {
        return found.state().duration();
    }

    /** {@return how many bytes behind the authentic chunks are of no use} */
    public long torn() throws IOException {
        return seal.isPresent() ? 0 : file.channel().size() - found.state().bytes();
    }

    /** {@return what was found behind the authentic chunks, if it was more than the end of the file} */
    public Optional<ProblemException> stop() {
        return found.stop();
    }

    /**
     * Closes and seals the recording: an open one as interrupted, at the end of what was kept. A sealed one stays as it
     * is. This object and its file are closed when it returns.
     *
     * @throws IOException if it cannot be written; then it is to be recovered again
     */
    public SignedSeal seal(SigningKey site) throws IOException {
        if (seal.isPresent()) {
            close();
            return seal.get();
        }
        if (state() == State.OPEN) {
            RecordingWriter writer = goOn();
            try (writer) {
                long duration = writer.duration();
                Instant ended = header().started().plusMillis(duration * 1000 / header().clockRate());
                return writer.finish(Outcome.INTERRUPTED, ended, duration, site);
            }
        }
        SignedSeal made = found.state().seal().sign(site);
        try (file) {
            ByteBuffer text = ByteBuffer.wrap(made.text().getBytes(StandardCharsets.UTF_8));
            file.channel().truncate(found.state().bytes()).position(found.state().bytes());
            while (text.hasRemaining()) {
                file.channel().write(text);
            }
            file.channel().force(true);
        }
        return made;
    }

    /**
     * {@return a writer that goes on with the open recording; it is paused if recording was} The file is the writer's
     * from now on.
     *
     * @throws IllegalStateException if the recording is not open
     * @throws IOException if it cannot be written
     */
    public RecordingWriter goOn() throws IOException {
        if (state() != State.OPEN) {
            throw new IllegalStateException("the recording has ended");
        }
        return RecordingWriter.resume(file.channel(), found.state(), key, torn());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

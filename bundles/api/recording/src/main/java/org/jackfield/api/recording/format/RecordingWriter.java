package org.jackfield.api.recording.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Writes one recording. Audio gathers until it fills a chunk of one second or {@link #flush()} is called, which the
 * recorder does at least once a second; flushed audio survives the end of the process. After an {@link IOException} it
 * takes nothing more: the file is closed and then recovered ({@link RecoveredRecording}).
 *
 * <p>One thread at a time. Clear audio is in memory only, and overwritten or dropped when the writer is closed.
 */
public final class RecordingWriter implements Closeable {

    private static final int EVENT_ROOM = 16 * 1024;

    private final FileChannel file;
    private final RecordingState state;
    private final ChunkCipher cipher;
    private final Track[] tracks;
    private final ByteBuffer out;
    private boolean broken;

    private RecordingWriter(FileChannel file, RecordingState state, ChunkCipher cipher) {
        this.file = file;
        this.state = state;
        this.cipher = cipher;
        int second = 0;
        tracks = new Track[state.header().channels().size()];
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] = new Track(state.header(), i, state.end(i));
            second += tracks[i].capacity() + ChunkHeader.BYTES + ChunkHeader.TAG_BYTES;
        }
        out = ByteBuffer.allocate(second + EVENT_ROOM);
    }

    /**
     * {@return the writer of a new file, which holds the header when this returns}
     *
     * @param path must not exist
     * @param key the key that the header names; may be closed when this returns
     * @throws IOException if the file cannot be made
     */
    public static RecordingWriter create(Path path, RecordingHeader header, DataKey key) throws IOException {
        requireKey(header, key);
        ChunkCipher cipher = new ChunkCipher(key, header.hash(), header.salt());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return begin(file, () -> {
            RecordingWriter writer = new RecordingWriter(file, new RecordingState(header), cipher);
            writer.out.put(header.bytes());
            writer.write();
            return writer;
        });
    }

    /**
     * {@return a writer that goes on behind the chunks in {@code state}, under a key that no chunk was written with}
     *
     * @param cut how many torn bytes behind those chunks go
     */
    static RecordingWriter resume(FileChannel file, RecordingState state, DataKey key, long cut) throws IOException {
        SessionStart session = new SessionStart(RecordingHeader.newSalt(), cut);
        ChunkCipher cipher = new ChunkCipher(key, state.header().hash(), session.salt());
        return begin(file, () -> {
            file.position(state.bytes());
            RecordingWriter writer = new RecordingWriter(file, state, cipher);
            byte[] body = session.bytes();
            writer.chunk(ChunkHeader.Kind.SESSION, ChunkHeader.NO_CHANNEL, state.duration(), 0, body, body.length);
            writer.write();
            file.truncate(file.position());
            return writer;
        });
    }

    private interface Beginning {
        RecordingWriter begin() throws IOException;
    }

    private static RecordingWriter begin(FileChannel file, Beginning beginning) throws IOException {
        try {
            return beginning.begin();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static void requireKey(RecordingHeader header, DataKey key) {
        if (!header.key().equals(key.id())) {
            throw ProblemException.invalid(
                    "recording.wrong-key",
                    "key " + key.id(),
                    "The recording is encrypted with key " + header.key() + ".",
                    "Fetch that key from the key store.");
        }
    }

    /**
     * Adds audio of one channel.
     *
     * @param time media time of the first sample, in samples since the time base; not before the end of the audio of
     *     this channel so far; what lies between is silence
     * @param bytes whole frames as the header describes them
     * @throws IllegalArgumentException if the audio overlaps or is no whole frames
     * @throws IllegalStateException if recording is paused or the writer is closed
     * @throws IOException if a full chunk could not be written
     */
    public void audio(int channel, long time, byte[] bytes, int from, int length) throws IOException {
        requireOpen();
        requireNotPaused();
        Track track = tracks[channel];
        track.check(time, length);
        if (length == 0) {
            return;
        }
        if (track.isFull() || !track.goesOnAt(time)) {
            emit(track);
        }
        track.begin(time);
        for (int done = 0; done < length; ) {
            if (track.isFull()) {
                emit(track);
            }
            done += track.add(bytes, from + done, length - done);
        }
    }

    /**
     * Notes why audio is missing.
     *
     * @param time media time at which it begins, not before the end of the channel's audio so far
     * @param samples how much is missing; whole frames
     * @throws IllegalArgumentException if there was audio already
     * @throws IllegalStateException if recording is paused or the writer is closed
     * @throws IOException if it could not be written
     */
    public void gap(int channel, long time, int samples, GapCause cause) throws IOException {
        requireOpen();
        requireNotPaused();
        Track track = tracks[channel];
        track.checkPlace(time, samples);
        emit(track);
        chunk(ChunkHeader.Kind.GAP, channel, time, samples, new byte[] {(byte) cause.ordinal()}, 1);
        track.skipTo(time + samples);
    }

    /**
     * Notes a pressed key or a mark. A key pressed in a pause is refused: nothing of it may be kept.
     *
     * @param time media time at which it happened
     * @throws IllegalArgumentException if it is a pause ({@link #pause}, {@link #resume}) or cannot be kept
     * @throws IOException if it could not be written
     */
    public void event(long time, RecordingEvent event) throws IOException {
        if (event.kind() == RecordingEvent.Kind.PAUSE_BEGAN || event.kind() == RecordingEvent.Kind.PAUSE_ENDED) {
            throw new IllegalArgumentException("pauses have methods of their own");
        }
        happened(time, event);
    }

    /**
     * Begins a pause behind all audio so far; else as {@link #pause(long, Instant, Optional)}.
     *
     * @return the media time at which it begins
     */
    public long pause(Instant at, Optional<String> by) throws IOException {
        long from = 0;
        for (Track track : tracks) {
            from = Math.max(from, track.end());
        }
        pause(from, at, by);
        return from;
    }

    /**
     * Begins a pause, and flushes, so that a crash comes back paused. Until {@link #resume} all audio is refused.
     *
     * @param time media time at which it begins, not before the end of the audio so far
     * @param by who; may be empty
     * @throws IllegalArgumentException if there was audio behind that already
     * @throws IllegalStateException if it is paused already
     * @throws IOException if it could not be written; nothing more is taken then
     */
    public void pause(long time, Instant at, Optional<String> by) throws IOException {
        requireOpen();
        requireNotPaused();
        for (Track track : tracks) {
            emit(track);
        }
        happened(time, new RecordingEvent(RecordingEvent.Kind.PAUSE_BEGAN, at, by, Optional.empty()));
        flush();
    }

    /**
     * Ends the pause.
     *
     * @param time media time from which on audio is taken again
     * @param by who; may be empty
     * @throws IllegalArgumentException if the time lies before the pause
     * @throws IllegalStateException if it is not paused
     * @throws ProblemException ({@code recording.too-many-pauses}) if no further pause could be kept; it stays paused,
     *     and recording goes on in a file of its own
     * @throws IOException if it could not be written
     */
    public void resume(long time, Instant at, Optional<String> by) throws IOException {
        requireOpen();
        if (!paused()) {
            throw new IllegalStateException("recording is not paused");
        }
        if (!state.mayPauseAgain()) {
            throw ProblemException.of(
                    "recording.too-many-pauses",
                    Problem.Kind.LIMITED,
                    state.header().recording().toString(),
                    "The recording was paused " + RecordingSeal.MAX_PAUSES + " times and takes no more.",
                    "Finish it and go on in another one.");
        }
        happened(time, new RecordingEvent(RecordingEvent.Kind.PAUSE_ENDED, at, by, Optional.empty()));
        for (Track track : tracks) {
            track.skipTo(Math.max(time, track.end()));
        }
    }

    /** {@return whether recording is paused} */
    public boolean paused() {
        return state.pausedSince().isPresent();
    }

    /** {@return the media time from which on audio of the channel is taken} */
    public long end(int channel) {
        return tracks[channel].end();
    }

    /**
     * Writes all that was added, in one operation as a rule. It then survives the end of the process.
     *
     * @throws IOException if it could not be written; nothing more is taken then
     */
    public void flush() throws IOException {
        requireOpen();
        for (Track track : tracks) {
            emit(track);
        }
        write();
    }

    /**
     * Closes and seals the recording. When this returns it is on disk.
     *
     * @param duration of the whole in samples; not before the end of any channel
     * @param site signs the seal
     * @return the seal, for the ledger
     * @throws IllegalArgumentException if the duration is too short
     * @throws IOException if it could not be written; the file is to be recovered then
     */
    public SignedSeal finish(Outcome outcome, Instant ended, long duration, SigningKey site) throws IOException {
        flush();
        byte[] body = new Ending(outcome, CanonicalText.time(ended)).bytes();
        chunk(ChunkHeader.Kind.FINAL, ChunkHeader.NO_CHANNEL, duration, 0, body, body.length);
        SignedSeal seal = state.seal().sign(site);
        write();
        write(ByteBuffer.wrap(seal.text().getBytes(StandardCharsets.UTF_8)));
        try {
            file.force(true);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        close();
        return seal;
    }

    /** {@return the end of all audio and events so far, in samples} */
    public long duration() {
        long duration = state.duration();
        for (Track track : tracks) {
            duration = Math.max(duration, track.end());
        }
        return duration;
    }

    private void happened(long time, RecordingEvent event) throws IOException {
        requireOpen();
        byte[] body = event.bytes();
        chunk(ChunkHeader.Kind.EVENT, ChunkHeader.NO_CHANNEL, time, 0, body, body.length);
    }

    private void emit(Track track) throws IOException {
        if (!track.isEmpty()) {
            chunk(ChunkHeader.Kind.AUDIO, track.channel(), track.start(), track.samples(), track.bytes(), track.length());
            track.clear();
        }
    }

    private void chunk(ChunkHeader.Kind kind, int channel, long time, int samples, byte[] body, int length)
            throws IOException {
        ChunkHeader header = new ChunkHeader(kind, channel, state.chunks(), length, time, samples);
        if (time < 0 || header.end() > state.header().maxTime()) {
            throw new IllegalArgumentException("media time " + time + " is outside of the longest recording");
        }
        state.check(header, body);
        if (out.remaining() < header.chunkBytes()) {
            write();
        }
        int start = out.position();
        cipher.put(out, header, state.lastTag(), body, 0);
        state.add(header, body, out.array(), start);
    }

    private void write() throws IOException {
        out.flip();
        write(out);
        out.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void requireOpen() {
        if (broken || !file.isOpen()) {
            throw new IllegalStateException("the recording's file is closed or could not be written");
        }
    }

    private void requireNotPaused() {
        if (paused()) {
            throw new IllegalStateException("recording is paused");
        }
    }

    /**
     * Releases the file. What was not flushed is gone; a recording that was not {@linkplain #finish finished} is to be
     * recovered.
     */
    @Override
    public void close() throws IOException {
        for (Track track : tracks) {
            track.wipe();
        }
        file.close();
    }
}

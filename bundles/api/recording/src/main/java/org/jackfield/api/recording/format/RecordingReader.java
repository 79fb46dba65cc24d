package org.jackfield.api.recording.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Plays a recording from any place, decrypting as it goes; memory does not grow with its length. A file that is still
 * being written, or damaged, plays as far as it goes. One thread at a time.
 */
public final class RecordingReader implements Closeable {

    private final ChunkFile file;
    private final DataKey key;
    private final TreeMap<Integer, ChunkCipher> sessions = new TreeMap<>();
    private final SeekIndex[] index;
    private final Cursor[] cursors;
    private long duration;
    private long end;
    private boolean closed;
    private Optional<Problem> damage = Optional.empty();

    /** Is told what happened during a recording, in the order of the file. */
    public interface Timeline {

        /** Something happened at this media time. */
        void event(long time, RecordingEvent event);

        /** Audio is missing from this media time on. */
        void gap(int channel, long time, int samples, GapCause cause);
    }

    private RecordingReader(ChunkFile file, DataKey key) {
        this.file = file;
        this.key = key;
        int channels = file.header().channels().size();
        index = new SeekIndex[channels];
        cursors = new Cursor[channels];
        Arrays.setAll(index, channel -> new SeekIndex());
    }

    /**
     * Opens a recording.
     *
     * @param key the key that the header names; must stay open as long as this
     * @throws ProblemException ({@code recording.empty}, {@code recording.malformed}, {@code recording.wrong-key}) if
     *     nothing of it can be read
     * @throws IOException if it cannot be read
     */
    public static RecordingReader open(Path path, DataKey key) throws IOException {
        ChunkFile file = ChunkFile.open(path, StandardOpenOption.READ);
        try {
            RecordingWriter.requireKey(file.header(), key);
            RecordingReader reader = new RecordingReader(file, key);
            reader.scan();
            return reader;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void scan() throws IOException {
        RecordingHeader header = file.header();
        sessions.put(0, new ChunkCipher(key, header.hash(), header.salt()));
        long position = file.first();
        try {
            Optional<ChunkHeader> next = file.headerAt(position, 0);
            for (int number = 1; next.isPresent() && !closed; number++) {
                ChunkHeader chunk = next.get();
                note(chunk, position);
                position += chunk.chunkBytes();
                next = file.headerAt(position, number);
            }
        } catch (ProblemException e) {
            // behind the final chunk the seal stands, which is no chunk
            damage = closed ? Optional.empty() : Optional.of(e.problem());
        }
        end = position;
    }

    private void note(ChunkHeader chunk, long position) throws IOException {
        duration = Math.max(duration, chunk.end());
        switch (chunk.kind()) {
            case AUDIO -> index[chunk.channel()].add(chunk.time(), position, chunk.number());
            case SESSION -> {
                if (sessions.size() >= RecordingState.MAX_SESSIONS) {
                    throw Damage.malformed("chunk " + chunk.number(), "The recording was opened again too often.");
                }
                sessions.put(chunk.number(), AuthenticChunks.session(
                        sessions.lastEntry().getValue(), file.header(), key, chunk, file.chunkAt(position, chunk)));
            }
            case FINAL -> closed = true;
            case GAP, EVENT -> { }
        }
    }

    /** {@return what the header says} */
    public RecordingHeader header() {
        return file.header();
    }

    /** {@return the length of the recording so far, in samples} */
    public long duration() {
        return duration;
    }

    /** {@return whether it has ended; if not it is being written, or was left behind} */
    public boolean closed() {
        return closed;
    }

    /** {@return why it cannot be read farther; empty if it can be read to its end} */
    public Optional<Problem> damage() {
        return damage;
    }

    /**
     * Reads audio of one channel as it plays, silence where there is none.
     *
     * @param time media time of the first frame; a multiple of the samples of a frame
     * @param out where the coded frames go
     * @param frames how many at most
     * @return how many frames; 0 at the end
     * @throws ProblemException ({@code recording.altered}) if a chunk is not authentic
     * @throws IOException if it cannot be read
     */
    public int read(int channel, long time, byte[] out, int from, int frames) throws IOException {
        AudioChannel description = header().channels().get(channel);
        int frame = description.frameSamples();
        if (time < 0 || time % frame != 0) {
            throw new IllegalArgumentException("media time " + time + " is not at a frame");
        }
        long rest = Math.max(0, description.framesOf(duration) - time / frame);
        int wanted = (int) Math.min(frames, rest);
        for (int done = 0; done < wanted; ) {
            done += piece(channel, time + (long) done * frame, out, from + done * description.frameBytes(), wanted - done);
        }
        return wanted;
    }

    private int piece(int channel, long time, byte[] out, int from, int frames) throws IOException {
        AudioChannel description = header().channels().get(channel);
        int frame = description.frameSamples();
        Cursor cursor = locate(channel, time);
        if (cursor.body().isEmpty() || time < cursor.chunk().time()) {
            long silent = cursor.body().isEmpty() ? frames : (cursor.chunk().time() - time) / frame;
            int count = (int) Math.min(frames, silent);
            Silence.fill(description, out, from, count * description.frameBytes());
            return count;
        }
        int first = (int) ((time - cursor.chunk().time()) / frame) * description.frameBytes();
        int count = Math.min(frames, (cursor.chunk().length() - first) / description.frameBytes());
        System.arraycopy(cursor.body().get(), first, out, from, count * description.frameBytes());
        return count;
    }

    /**
     * The first chunk of a channel that ends behind a media time.
     *
     * @param since from which media time on it is the answer
     * @param chunk null if none follows
     * @param next where to look for the one after it
     */
    private record Cursor(long since, ChunkHeader chunk, Optional<byte[]> body, long next, int nextNumber) {

        boolean answers(long time) {
            return time >= since && (chunk == null || time < chunk.end());
        }
    }

    private Cursor locate(int channel, long time) throws IOException {
        Cursor cursor = cursors[channel];
        if (cursor == null || !cursor.answers(time)) {
            SeekIndex.Place place = index[channel].before(time);
            if (place == null) {
                cursor = new Cursor(0, null, Optional.empty(), end, 0);
            } else if (cursor != null && cursor.chunk() != null && time >= cursor.chunk().end()
                    && place.position() < cursor.next()) {
                cursor = search(channel, time, cursor.chunk().end(), cursor.next(), cursor.nextNumber());
            } else {
                cursor = search(channel, time, Math.min(time, place.time()), place.position(), place.number());
            }
            cursors[channel] = cursor;
        }
        return cursor;
    }

    private Cursor search(int channel, long time, long since, long from, int firstNumber) throws IOException {
        long reached = since;
        int number = firstNumber;
        for (long position = from; position < end; number++) {
            ChunkHeader chunk = file.headerAt(position, number).orElseThrow(() -> AuthenticChunks.changed(firstNumber));
            long next = position + chunk.chunkBytes();
            if (chunk.kind() == ChunkHeader.Kind.AUDIO && chunk.channel() == channel) {
                if (chunk.end() > time) {
                    return new Cursor(reached, chunk, Optional.of(open(position, chunk)), next, number + 1);
                }
                reached = chunk.end();
            }
            position = next;
        }
        return new Cursor(reached, null, Optional.empty(), end, number);
    }

    private byte[] open(long position, ChunkHeader chunk) throws IOException {
        Map.Entry<Integer, ChunkCipher> session = sessions.floorEntry(chunk.number());
        return session.getValue()
                .open(file.chunkAt(position, chunk), chunk, file.tagBefore(position))
                .orElseThrow(() -> AuthenticChunks.changed(chunk.number()));
    }

    /**
     * Goes through events and gaps.
     *
     * @throws ProblemException ({@code recording.altered}) if a chunk is not authentic
     * @throws IOException if it cannot be read
     */
    public void timeline(Timeline timeline) throws IOException {
        int number = 0;
        for (long position = file.first(); position < end; number++) {
            int expected = number;
            ChunkHeader chunk = file.headerAt(position, number).orElseThrow(() -> AuthenticChunks.changed(expected));
            if (chunk.kind() == ChunkHeader.Kind.EVENT) {
                timeline.event(chunk.time(), RecordingEvent.of(open(position, chunk)));
            } else if (chunk.kind() == ChunkHeader.Kind.GAP) {
                timeline.gap(chunk.channel(), chunk.time(), chunk.samples(), GapCause.values()[open(position, chunk)[0]]);
            }
            position += chunk.chunkBytes();
        }
    }

    /**
     * Holds the whole file, chunk by chunk, against its seal.
     *
     * @return the seal, which fits; whether it was signed by the site is a question to it
     * @throws ProblemException ({@code recording.altered}, {@code recording.out-of-order}, {@code recording.malformed},
     *     {@code recording.seal-malformed}) saying what is not as it was, ({@code recording.not-sealed}) if it has no
     *     seal yet
     * @throws IOException if it cannot be read
     */
    public SignedSeal verify() throws IOException {
        AuthenticChunks found = AuthenticChunks.of(file, key);
        if (found.stop().isPresent()) {
            throw found.stop().get();
        }
        byte[] tail = file.tail(found.state().bytes())
                .orElseThrow(() -> Damage.altered("seal", "Something follows the end of the recording."));
        if (found.state().ending().isEmpty() || tail.length == 0) {
            throw Damage.of("recording.not-sealed", "seal", "The recording has not been closed and sealed.");
        }
        SignedSeal seal = SignedSeal.of(tail);
        if (!seal.seal().equals(found.state().seal())) {
            throw Damage.altered("seal", "The seal is not that of this recording.");
        }
        return seal;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

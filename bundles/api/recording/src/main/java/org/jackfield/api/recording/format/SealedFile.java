package org.jackfield.api.recording.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * What can be told of a recording file without its data key: whether it is, byte for byte, the one its seal was made
 * for.
 *
 * @param header what the file says of itself; empty if not even that can be read
 * @param seal its seal; empty if there is none or it cannot be reached
 * @param problems what does not fit; if empty and there is a seal whose signature is good, the file is genuine
 */
public record SealedFile(Optional<RecordingHeader> header, Optional<SignedSeal> seal, List<Problem> problems) {

    private static final int BUFFER = 64 * 1024;

    /** Copies the list. */
    public SealedFile {
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file once from its beginning to its end, in memory that does not grow with it.
     *
     * @throws IOException if it cannot be read
     */
    public static SealedFile read(InputStream in) throws IOException {
        Pass pass = new Pass(in);
        try {
            pass.run();
        } catch (ProblemException e) {
            pass.problems.add(e.problem());
        }
        return new SealedFile(Optional.ofNullable(pass.header), Optional.ofNullable(pass.seal), pass.problems);
    }

    private static final class Pass {

        private final InputStream in;
        private final MessageDigest digest = Digests.sha256();
        private final byte[] buffer = new byte[BUFFER];
        private final List<Problem> problems = new ArrayList<>();
        private RecordingHeader header;
        private SignedSeal seal;
        private long bytes;
        private int chunks;
        private long duration;

        Pass(InputStream in) {
            this.in = in;
        }

        void run() throws IOException {
            byte[] start = take(RecordingHeader.START_BYTES, "header");
            byte[] rest = take(RecordingHeader.lengthOf(start) - start.length, "header");
            header = RecordingHeader.of(ByteBuffer.allocate(start.length + rest.length).put(start).put(rest).array());
            ChunkHeader.Kind last;
            do {
                last = chunk();
            } while (last != ChunkHeader.Kind.FINAL);
            byte[] tail = in.readNBytes(RecordingSeal.MAX_BYTES + 1);
            if (tail.length == 0) {
                throw unfinished();
            }
            seal = SignedSeal.of(tail);
            compare(seal.seal());
        }

        private ChunkHeader.Kind chunk() throws IOException {
            byte[] start = in.readNBytes(ChunkHeader.BYTES);
            if (start.length == 0) {
                throw unfinished();
            }
            String name = "chunk " + chunks;
            if (start.length < ChunkHeader.BYTES) {
                throw torn(name);
            }
            digested(start, start.length);
            ChunkHeader chunk = ChunkHeader.read(ByteBuffer.wrap(start), chunks, header);
            for (int left = chunk.length() + ChunkHeader.TAG_BYTES; left > 0; ) {
                int count = in.readNBytes(buffer, 0, Math.min(left, buffer.length));
                if (count == 0) {
                    throw torn(name);
                }
                digested(buffer, count);
                left -= count;
            }
            chunks++;
            duration = Math.max(duration, chunk.end());
            return chunk.kind();
        }

        private byte[] take(int length, String name) throws IOException {
            byte[] taken = in.readNBytes(length);
            if (taken.length < length) {
                throw torn(name);
            }
            digested(taken, length);
            return taken;
        }

        private void digested(byte[] from, int length) {
            digest.update(from, 0, length);
            bytes += length;
        }

        private void compare(RecordingSeal sealed) {
            expect("recording id", sealed.recording(), header.recording());
            expect("segment id", sealed.segment(), header.segment());
            expect("key id", sealed.key(), header.key());
            expect("start", sealed.started(), header.started());
            expect("clock rate", sealed.clockRate(), header.clockRate());
            expect("channels", sealed.channels().stream().map(Pass::description).toList(),
                    header.channels().stream().map(Pass::description).toList());
            expect("header", sealed.headerSha256(), Digests.hex(header.bytes()));
            expect("number of chunks", sealed.chunks(), chunks);
            expect("length", sealed.fileBytes(), bytes);
            expect("duration", sealed.duration(), duration);
            expect("content", sealed.fileSha256(), Digests.hex(digest));
        }

        private static String description(AudioChannel one) {
            return one.side() + " " + one.codec() + " " + one.frameSamples() + " " + one.frameBytes();
        }

        private static String description(RecordingSeal.SealedChannel one) {
            return one.side() + " " + one.codec() + " " + one.frameSamples() + " " + one.frameBytes();
        }

        private void expect(String what, Object sealed, Object found) {
            if (!sealed.equals(found)) {
                problems.add(Damage.altered(what, "The " + what + " is not what was sealed.").problem());
            }
        }

        private static ProblemException torn(String what) {
            return Damage.of("recording.truncated", what, "The file ends within its " + what + ".");
        }

        private static ProblemException unfinished() {
            return Damage.of("recording.not-sealed", "seal", "The recording has not been closed and sealed, or was cut.");
        }
    }
}

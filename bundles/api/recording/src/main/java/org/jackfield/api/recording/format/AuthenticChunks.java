package org.jackfield.api.recording.format;

import java.io.IOException;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;

/**
 * All of a file that is authentic, from its beginning to the first chunk that is not.
 *
 * @param state what these chunks say
 * @param stop what was found behind them; empty if the last is the final chunk or the file ends there
 */
record AuthenticChunks(RecordingState state, Optional<ProblemException> stop) {

    /** Is told of each chunk, with its body in clear. */
    interface Visitor {
        void chunk(ChunkHeader chunk, byte[] body) throws IOException;
    }

    static AuthenticChunks of(ChunkFile file, DataKey key) throws IOException {
        return of(file, key, (chunk, body) -> { });
    }

    static AuthenticChunks of(ChunkFile file, DataKey key, Visitor visitor) throws IOException {
        RecordingState state = new RecordingState(file.header());
        ChunkCipher cipher = new ChunkCipher(key, file.header().hash(), file.header().salt());
        while (state.ending().isEmpty()) {
            Optional<ChunkHeader> next;
            try {
                next = file.headerAt(state.bytes(), state.chunks());
            } catch (ProblemException e) {
                return new AuthenticChunks(state, Optional.of(e));
            }
            if (next.isEmpty()) {
                break;
            }
            ChunkHeader chunk = next.get();
            byte[] raw = file.chunkAt(state.bytes(), chunk);
            if (chunk.kind() == ChunkHeader.Kind.SESSION) {
                cipher = session(cipher, file.header(), key, chunk, raw);
            }
            Optional<byte[]> body = cipher.open(raw, chunk, state.lastTag());
            if (body.isEmpty()) {
                return new AuthenticChunks(state, Optional.of(changed(chunk.number())));
            }
            add(state, chunk, body.get(), raw);
            visitor.chunk(chunk, body.get());
        }
        return new AuthenticChunks(state, Optional.empty());
    }

    /** {@return what decrypts this session's chunks; a session of another length opens with no key} */
    static ChunkCipher session(
            ChunkCipher before, RecordingHeader header, DataKey key, ChunkHeader chunk, byte[] raw) {
        if (chunk.length() != SessionStart.BYTES) {
            return before;
        }
        byte[] salt = new byte[RecordingHeader.SALT_BYTES];
        System.arraycopy(raw, ChunkHeader.BYTES, salt, 0, salt.length);
        return new ChunkCipher(key, header.hash(), salt);
    }

    static ProblemException changed(int chunk) {
        return Damage.altered("chunk " + chunk, "Chunk " + chunk + " is not as it was written, or not where it was.");
    }

    private static void add(RecordingState state, ChunkHeader chunk, byte[] body, byte[] raw) {
        try {
            state.check(chunk, body);
            state.add(chunk, body, raw, 0);
        } catch (IllegalArgumentException e) {
            throw Damage.malformed("chunk " + chunk.number(), "Chunk " + chunk.number() + " breaks a rule: " + e.getMessage() + ".");
        }
    }
}

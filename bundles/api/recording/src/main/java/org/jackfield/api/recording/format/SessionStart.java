package org.jackfield.api.recording.format;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a session chunk says: a file is written on after a crash.
 *
 * @param salt makes the key of the chunks from here on
 * @param cut how many torn bytes stood here before
 */
record SessionStart(byte[] salt, long cut) {

    static final int BYTES = RecordingHeader.SALT_BYTES + Long.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).put(salt).putLong(cut).array();
    }

    static SessionStart of(byte[] bytes) {
        long cut = ByteBuffer.wrap(bytes).getLong(RecordingHeader.SALT_BYTES);
        if (cut < 0) {
            throw new IllegalArgumentException("cut " + cut);
        }
        return new SessionStart(Arrays.copyOf(bytes, RecordingHeader.SALT_BYTES), cut);
    }
}

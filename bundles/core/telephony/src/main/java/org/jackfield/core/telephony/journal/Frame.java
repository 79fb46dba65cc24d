package org.jackfield.core.telephony.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One piece of a journal file: a mark, what it is, how long, a checksum, and the JSON. The mark lets a reader find the
 * next piece behind a damaged one.
 *
 * @param kind {@link #RECORD} or {@link #CHECKPOINT}
 * @param payload the JSON
 * @param end where the piece ends in its file
 */
record Frame(byte kind, byte[] payload, long end) {

    static final byte RECORD = 'E';
    static final byte CHECKPOINT = 'C';

    /** {@code JFJ1}. */
    static final int MARK = 0x4A464A31;

    static final int HEADER = 4 + 1 + 4 + 4;

    /** The longest event that is kept. */
    static final int MAX_RECORD = 256 * 1024;

    static final int MAX_CHECKPOINT = 256 * 1024 * 1024;

    static ByteBuffer write(byte kind, byte[] payload) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + payload.length);
        buffer.putInt(MARK).put(kind).putInt(payload.length).putInt(checksum(kind, payload)).put(payload);
        return buffer.flip();
    }

    static int checksum(byte kind, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(kind);
        crc.update(payload);
        return (int) crc.getValue();
    }

    static boolean isPlausible(byte kind, int length) {
        return kind == RECORD && length > 0 && length <= MAX_RECORD
                || kind == CHECKPOINT && length > 0 && length <= MAX_CHECKPOINT;
    }
}

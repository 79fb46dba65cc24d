package org.jackfield.api.recording.format;

import java.nio.ByteBuffer;

/**
 * The 24 clear bytes in front of a chunk's body. They are authenticated with it.
 *
 * @param channel the channel of audio and gaps, {@value #NO_CHANNEL} of all others
 * @param number counts from 0, without a hole
 * @param length of the body in bytes, without the tag
 * @param time media time of the first sample, or of what happened
 * @param samples how many samples it stands for; 0 of all but audio and gaps
 */
record ChunkHeader(Kind kind, int channel, int number, int length, long time, int samples) {

    static final int BYTES = 24;
    static final int TAG_BYTES = 16;
    static final int NO_CHANNEL = 0xFF;
    static final int MAX_BODY = 256 * 1024;

    /** What a chunk holds; the ordinal + 1 is on disk. */
    enum Kind {
        /** A writer began: a new salt, in clear. */
        SESSION,
        AUDIO,
        GAP,
        EVENT,
        FINAL
    }

    /** {@return how long the whole chunk is, in bytes} */
    int chunkBytes() {
        return BYTES + length + TAG_BYTES;
    }

    /** {@return the media time behind it} */
    long end() {
        return time + samples;
    }

    void put(ByteBuffer out) {
        out.put((byte) (kind.ordinal() + 1)).put((byte) channel).putShort((short) 0);
        out.putInt(number).putInt(length).putLong(time).putInt(samples);
    }

    /** {@return whether a chunk, and not the seal, begins with this byte} */
    static boolean startsWith(byte first) {
        return first >= 1 && first <= Kind.values().length;
    }

    /**
     * {@return the header in these bytes, which may say anything: only what is within bounds comes out}
     *
     * @param expected the number it must have
     */
    static ChunkHeader read(ByteBuffer in, int expected, RecordingHeader recording) {
        byte kind = in.get();
        int channel = in.get() & 0xFF;
        int zero = in.getShort();
        int number = in.getInt();
        int length = in.getInt();
        long time = in.getLong();
        int samples = in.getInt();
        if (!startsWith(kind) || zero != 0 || length < 0 || length > MAX_BODY || number < 0) {
            throw Damage.malformed("chunk " + expected, "Where chunk " + expected + " should begin there is none.");
        }
        if (number != expected) {
            throw Damage.of("recording.out-of-order", "chunk " + expected,
                    "Chunk " + number + " stands where chunk " + expected + " should.");
        }
        ChunkHeader header = new ChunkHeader(Kind.values()[kind - 1], channel, number, length, time, samples);
        boolean timed = header.kind == Kind.AUDIO || header.kind == Kind.GAP;
        if (timed ? channel >= recording.channels().size() || samples < 1 : channel != NO_CHANNEL || samples != 0) {
            throw Damage.malformed("chunk " + expected, "Chunk " + expected + " names a channel or length that cannot be.");
        }
        if (time < 0 || time > recording.maxTime() || header.end() > recording.maxTime()) {
            throw Damage.malformed("chunk " + expected, "Chunk " + expected + " lies outside of the longest recording.");
        }
        return header;
    }
}

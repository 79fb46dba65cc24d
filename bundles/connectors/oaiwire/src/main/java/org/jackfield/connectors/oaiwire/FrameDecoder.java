package org.jackfield.connectors.oaiwire;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into frames: four bytes of length, little-endian and not counting themselves, then the payload.
 * Bytes may come in any portions. Memory grows with what has arrived, never with what was announced. One thread.
 */
public final class FrameDecoder {

    /** The longest frame that is accepted unless told otherwise. */
    public static final int DEFAULT_LIMIT = 4 * 1024 * 1024;

    private static final int HEADER = 4;
    private static final int USUAL_SIZE = 256;

    private final int limit;
    private final byte[] header = new byte[HEADER];
    private int headerFilled;
    private int length;
    private byte[] payload = new byte[0];
    private int filled;

    /** Accepts frames up to {@link #DEFAULT_LIMIT}. */
    public FrameDecoder() {
        this(DEFAULT_LIMIT);
    }

    /** Accepts frames up to a limit. */
    public FrameDecoder(int limit) {
        this.limit = limit;
    }

    /**
     * Takes what has arrived and hands on every frame that is complete.
     *
     * @throws FrameTooLongException if a frame is beyond the limit; the decoder is of no use afterwards
     */
    public void feed(byte[] bytes, int offset, int count, Consumer<byte[]> frames) throws FrameTooLongException {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            if (headerFilled < HEADER) {
                header[headerFilled++] = bytes[at++];
                if (headerFilled == HEADER) {
                    begin();
                }
            } else {
                int taken = Math.min(end - at, length - filled);
                append(bytes, at, taken);
                at += taken;
            }
            if (headerFilled == HEADER && filled == length) {
                byte[] frame = payload.length == filled ? payload : Arrays.copyOf(payload, filled);
                reset();
                frames.accept(frame);
            }
        }
    }

    /** Bytes of a frame that is not complete. */
    public int pending() {
        return headerFilled + filled;
    }

    private void begin() throws FrameTooLongException {
        long announced = (header[0] & 0xFFL) | (header[1] & 0xFFL) << 8 | (header[2] & 0xFFL) << 16
                | (header[3] & 0xFFL) << 24;
        if (announced > limit) {
            throw new FrameTooLongException(announced, limit);
        }
        length = (int) announced;
        payload = new byte[Math.min(length, USUAL_SIZE)];
    }

    private void append(byte[] bytes, int at, int count) {
        if (filled + count > payload.length) {
            payload = Arrays.copyOf(payload, Math.min(length, Math.max(filled + count, payload.length * 2)));
        }
        System.arraycopy(bytes, at, payload, filled, count);
        filled += count;
    }

    private void reset() {
        headerFilled = 0;
        length = 0;
        filled = 0;
        payload = new byte[0];
    }
}

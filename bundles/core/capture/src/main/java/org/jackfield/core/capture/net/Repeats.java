package org.jackfield.core.capture.net;

/**
 * Knows a packet again that a mirror port delivered twice: on its way in and on its way out, or on two VLANs. Compares what
 * does not change on the way, within a time that is shorter than anybody who sends a message again waits (RFC 3261 T1,
 * 500 ms). For one thread.
 */
public final class Repeats {

    private static final int SLOTS = 1 << 14;
    private static final long WINDOW_NANOS = 100_000_000;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] prints = new long[SLOTS];
    private final long[] times = new long[SLOTS];
    private long repeats;

    /**
     * Whether the same packet was seen a moment ago.
     *
     * @param frame a frame with an IP packet, read by {@link FrameReader} and not put together from fragments
     * @param timeNanos when it was captured
     */
    public boolean isRepeat(Frame frame, long timeNanos) {
        long print = print(frame);
        int slot = (int) (print >>> 50);
        boolean repeat = prints[slot] == print && timeNanos - times[slot] < WINDOW_NANOS;
        prints[slot] = print;
        times[slot] = timeNanos;
        if (repeat) {
            repeats++;
        }
        return repeat;
    }

    /** {@return how many were found} */
    public long repeats() {
        return repeats;
    }

    /** A hash over the packet without what routers change: type of service, time to live, the header's checksum. */
    private static long print(Frame frame) {
        byte[] bytes = frame.bytes();
        int at = frame.ip();
        int end = frame.ipEnd();
        long hash = end - at;
        if (bytes[at] >> 4 == 4) {
            hash = mix(hash, FrameReader.u32(bytes, at + 4));
            hash = mix(hash, bytes[at + 9]);
            at += 12;
        } else {
            at += 8;
        }
        for (; at + 8 <= end; at += 8) {
            hash = mix(hash, FrameReader.u64(bytes, at));
        }
        for (; at < end; at++) {
            hash = mix(hash, bytes[at]);
        }
        return hash;
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }
}

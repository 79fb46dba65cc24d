package org.jackfield.core.capture.media;

import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.media.source.AudioSession.Side;

/**
 * Carries packets and tasks in order from the threads that capture to the worker that decodes. All memory is made at the
 * beginning. One thread at a time gives, one thread takes.
 */
final class PacketRing {

    /** Kept free for tasks, so that audio never keeps a session's end from being told. */
    private static final int FOR_TASKS = 1024;

    /** Takes what comes out. */
    interface Taker {

        /** A packet, in a buffer that is good during the call. */
        void packet(MediaSession session, Side side, long timeNanos, byte[] bytes, int offset, int length);
    }

    private final int mask;
    private final Object[] targets;
    private final Side[] sides;
    private final long[] times;
    private final int[] lengths;
    private final long[] ends;
    private final byte[] bytes;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong freed = new AtomicLong();
    private long written;

    /**
     * Makes a ring.
     *
     * @param entries how many packets and tasks it holds; a power of two of at least 4096
     * @param capacity bytes of packets that it holds; a power of two
     */
    PacketRing(int entries, int capacity) {
        mask = entries - 1;
        targets = new Object[entries];
        sides = new Side[entries];
        times = new long[entries];
        lengths = new int[entries];
        ends = new long[entries];
        bytes = new byte[capacity];
    }

    /** {@return whether there was room} */
    boolean offer(MediaSession session, Side side, long timeNanos, byte[] from, int offset, int length) {
        long at = head.getPlain();
        long begin = written;
        int position = (int) (begin & bytes.length - 1);
        if (position + length > bytes.length) {
            // A packet lies in one piece.
            begin += bytes.length - position;
            position = 0;
        }
        if (at - tail.getAcquire() > mask - FOR_TASKS || begin + length - freed.getAcquire() > bytes.length) {
            return false;
        }
        System.arraycopy(from, offset, bytes, position, length);
        written = begin + length;
        int entry = (int) at & mask;
        targets[entry] = session;
        sides[entry] = side;
        times[entry] = timeNanos;
        lengths[entry] = length;
        ends[entry] = written;
        head.setRelease(at + 1);
        return true;
    }

    /** {@return whether there was room} */
    boolean offer(Runnable task) {
        long at = head.getPlain();
        if (at - tail.getAcquire() > mask) {
            return false;
        }
        int entry = (int) at & mask;
        targets[entry] = task;
        lengths[entry] = -1;
        ends[entry] = written;
        head.setRelease(at + 1);
        return true;
    }

    /** Takes at most so many. {@return how many were there} */
    int take(int most, Taker taker) {
        long at = tail.getPlain();
        int there = (int) Math.min(most, head.getAcquire() - at);
        for (int i = 0; i < there; i++) {
            int entry = (int) (at + i) & mask;
            Object target = targets[entry];
            int length = lengths[entry];
            targets[entry] = null;
            try {
                if (length < 0) {
                    ((Runnable) target).run();
                } else {
                    int position = (int) (ends[entry] - length & bytes.length - 1);
                    taker.packet((MediaSession) target, sides[entry], times[entry], bytes, position, length);
                }
            } finally {
                freed.setRelease(ends[entry]);
                tail.setRelease(at + i + 1);
            }
        }
        return there;
    }

    /** {@return how many have been taken} */
    long taken() {
        return tail.getAcquire();
    }

    /** {@return how many wait} */
    int waiting() {
        return (int) (head.getAcquire() - tail.getAcquire());
    }
}

package org.jackfield.api.rtp;

/**
 * Losses by cause. A drop that our capture reports explains losses between the arrivals of their neighbours, whichever of
 * the two becomes known first; it never explains more than it counted.
 */
final class LossLedger {

    private static final int REMEMBERED = 32;

    private final Intervals losses = new Intervals();
    private final Intervals drops = new Intervals();
    private long network;
    private long capture;
    private long disk;

    /** Packets are missing between two arrivals. {@return the cause of most of them} */
    GapCause lose(long count, long from, long to) {
        long explained = drops.take(count, from, to);
        capture += explained;
        network += count - explained;
        if (count > explained) {
            losses.add(count - explained, from, to);
        }
        return 2 * explained >= count ? GapCause.CAPTURE : GapCause.NETWORK;
    }

    /** {@return how many losses that were known already this explains} */
    long dropped(long count, long from, long to) {
        long explained = losses.take(count, from, to);
        capture += explained;
        network -= explained;
        if (count > explained) {
            drops.add(count - explained, from, to);
        }
        return explained;
    }

    void notKept(long count) {
        disk += count;
    }

    long network() {
        return network;
    }

    long capture() {
        return capture;
    }

    long disk() {
        return disk;
    }

    /** The last few intervals with what is left of their counts. */
    private static final class Intervals {
        private final long[] from = new long[REMEMBERED];
        private final long[] to = new long[REMEMBERED];
        private final long[] left = new long[REMEMBERED];
        private int next;

        void add(long count, long begin, long end) {
            from[next] = begin;
            to[next] = end;
            left[next] = count;
            next = (next + 1) % REMEMBERED;
        }

        long take(long wanted, long begin, long end) {
            long taken = 0;
            for (int i = 0; i < REMEMBERED && taken < wanted; i++) {
                if (left[i] > 0 && from[i] <= end && begin <= to[i]) {
                    long part = Math.min(left[i], wanted - taken);
                    left[i] -= part;
                    taken += part;
                }
            }
            return taken;
        }
    }
}

package org.jackfield.api.rtp;

/**
 * The least delay of a stream's packets against its media timeline, in nanoseconds, over the last five to ten seconds.
 * Queues only ever add delay, so the least one shows the sender's clock with hardly any of the network's jitter; how it moves
 * from window to window is the drift between that clock and ours.
 */
final class DelayFloor {

    private static final long WINDOW = 5_000_000_000L;
    private static final int WINDOW_PACKETS = 50;
    private static final long STEP = 20_000_000L;
    private static final int WINDOWS_FOR_DRIFT = 4;

    private long windowBegan;
    private int packets;
    private long least;
    private long leastArrived;
    private long leastBefore;
    private boolean reliable;

    private long shifted;
    private int points;
    private long firstArrived;
    private long firstDelay;
    private long lastDelay;
    private double sumTime;
    private double sumDelay;
    private double sumTimeSquared;
    private double sumTimeDelay;

    /** Begins anew, on a timeline that was just anchored. */
    void reset(long delay) {
        packets = 0;
        leastBefore = delay;
        reliable = false;
        points = 0;
    }

    void add(long arrival, long delay) {
        if (packets == 0) {
            windowBegan = arrival;
            least = Long.MAX_VALUE;
        }
        if (delay < least) {
            least = delay;
            leastArrived = arrival;
        }
        packets++;
        if (arrival - windowBegan >= WINDOW && packets >= WINDOW_PACKETS) {
            addPoint(leastArrived, least + shifted);
            leastBefore = least;
            reliable = true;
            packets = 0;
        }
    }

    /** The timeline was moved later by this much, so all delays are less by it. */
    void shift(long nanos) {
        leastBefore -= nanos;
        least -= nanos;
        shifted += nanos;
    }

    long nanos() {
        return packets == 0 ? leastBefore : Math.min(least, leastBefore);
    }

    /** {@return whether a whole window was seen since the timeline was anchored} */
    boolean reliable() {
        return reliable;
    }

    /** {@return how much faster than ours the sender's clock runs, in millionths; NaN if not known yet} */
    double driftPpm() {
        double spread = points * sumTimeSquared - sumTime * sumTime;
        if (points < WINDOWS_FOR_DRIFT || spread <= 0) {
            return Double.NaN;
        }
        double nanosPerSecond = (points * sumTimeDelay - sumTime * sumDelay) / spread;
        return -nanosPerSecond / 1000;
    }

    /** A step is no drift: the fit starts again behind it. */
    private void addPoint(long arrived, long delay) {
        if (points == 0 || Math.abs(delay - lastDelay) > STEP) {
            points = 0;
            firstArrived = arrived;
            firstDelay = delay;
            sumTime = 0;
            sumDelay = 0;
            sumTimeSquared = 0;
            sumTimeDelay = 0;
        }
        lastDelay = delay;
        double time = (arrived - firstArrived) / 1e9;
        double moved = delay - firstDelay;
        points++;
        sumTime += time;
        sumDelay += moved;
        sumTimeSquared += time * time;
        sumTimeDelay += time * moved;
    }
}

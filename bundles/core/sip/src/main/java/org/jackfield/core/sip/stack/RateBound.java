package org.jackfield.core.sip.stack;

/** So many a second, and so many at once after a pause. Thread-safe. */
public final class RateBound {

    private static final long SECOND = 1_000_000_000L;

    private final long interval;
    private final long credit;
    private long paidUntil;

    /**
     * Creates a bound that is fully rested.
     *
     * @param perSecond how many a second
     * @param burst how many at once
     * @param now in nanoseconds
     */
    public RateBound(int perSecond, int burst, long now) {
        interval = SECOND / perSecond;
        credit = interval * burst;
        paidUntil = now - credit;
    }

    /** {@return whether one more may pass at this moment, in nanoseconds} */
    public synchronized boolean admits(long now) {
        long due = Math.max(paidUntil, now - credit);
        if (due + interval - now > 0) {
            return false;
        }
        paidUntil = due + interval;
        return true;
    }
}

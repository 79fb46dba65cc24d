package org.jackfield.api.rtp;

/** Interarrival jitter as RFC 3550 §6.4.1 and §A.8 define it, in ticks of the stream's clock. */
final class ArrivalJitter {

    private static final int NO_JITTER_SECONDS = 5;

    private int rate;
    private int lastTransit;
    private long sixteenths;

    void add(long sinceOrigin, int timestamp, int clockRate) {
        int transit = (int) MediaTimeline.toTicks(sinceOrigin, clockRate) - timestamp;
        long difference = Math.abs((long) (transit - lastTransit));
        boolean comparable = clockRate == rate && difference < (long) NO_JITTER_SECONDS * rate;
        rate = clockRate;
        lastTransit = transit;
        if (comparable) {
            sixteenths += difference - (sixteenths + 8 >> 4);
        }
    }

    long nanos() {
        return rate == 0 ? 0 : MediaTimeline.toNanos(sixteenths, rate) >> 4;
    }
}

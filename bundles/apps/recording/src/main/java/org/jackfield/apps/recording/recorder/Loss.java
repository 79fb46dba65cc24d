package org.jackfield.apps.recording.recorder;

import org.jackfield.api.recording.format.GapCause;

/**
 * Audio that was sent and is not here.
 *
 * @param time its first sample
 * @param end the sample behind its last
 * @param packets how many packets it was, 0 if that is not known
 * @param cause why
 */
record Loss(long time, long end, long packets, GapCause cause) implements Item {

    /** The packets are shared out by time, so that the parts add up to the whole. */
    @Override
    public Item part(long from, long to) {
        long span = end - time;
        long before = packets * (from - time) / span;
        long through = packets * (to - time) / span;
        return new Loss(from, to, through - before, cause);
    }

    @Override
    public Item earlier(long samples) {
        return new Loss(time - samples, end - samples, packets, cause);
    }
}

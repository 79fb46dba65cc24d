package org.jackfield.api.rtp;

import java.util.Objects;

/**
 * What the receiver has to know of a payload type: how fast its clock runs and how much of it a payload lasts.
 *
 * @param kind what is in it; never null
 * @param clockRate ticks of the RTP timestamp a second, 1 to {@value #MAX_CLOCK_RATE}
 * @param unitOctets the octets of one encoded unit (a sample or a frame); 0 if a payload's duration cannot be told from its
 *     length and is learned from the timestamps
 * @param unitTicks the ticks that one unit lasts; 0 if {@code unitOctets} is 0
 */
public record PayloadFormat(Kind kind, int clockRate, int unitOctets, int unitTicks) {

    /** The fastest clock that is accepted. */
    public static final int MAX_CLOCK_RATE = 1_000_000;

    /** What a payload type carries. */
    public enum Kind {
        /** Audio: it makes the media timeline. */
        AUDIO,
        /** Telephone events (RFC 4733): they lie on the timeline and do not move it. */
        EVENT,
        /** Comfort noise (RFC 3389): it describes the silence after it. */
        COMFORT_NOISE,
        /** Nobody said what it is. Delivered, placed by the stream's clock, and never moves the timeline. */
        UNKNOWN
    }

    /** Checks the components. */
    public PayloadFormat {
        Objects.requireNonNull(kind, "kind");
        if (clockRate < 1 || clockRate > MAX_CLOCK_RATE) {
            throw new IllegalArgumentException("a clock rate is 1 to " + MAX_CLOCK_RATE + ", not " + clockRate);
        }
        if (unitOctets < 0 || unitTicks < 0 || (unitOctets == 0) != (unitTicks == 0)) {
            throw new IllegalArgumentException("a unit has both octets and ticks, or neither");
        }
    }

    /** {@return audio whose duration follows from its length} */
    public static PayloadFormat audio(int clockRate, int unitOctets, int unitTicks) {
        return new PayloadFormat(Kind.AUDIO, clockRate, unitOctets, unitTicks);
    }

    /** {@return audio whose duration is learned from the timestamps} */
    public static PayloadFormat audio(int clockRate) {
        return new PayloadFormat(Kind.AUDIO, clockRate, 0, 0);
    }

    /** {@return telephone events} */
    public static PayloadFormat event(int clockRate) {
        return new PayloadFormat(Kind.EVENT, clockRate, 0, 0);
    }

    /** {@return the ticks that a payload lasts, or −1 if it cannot be told from its length} */
    long ticks(int octets) {
        return unitOctets == 0 ? -1 : (long) octets / unitOctets * unitTicks;
    }
}

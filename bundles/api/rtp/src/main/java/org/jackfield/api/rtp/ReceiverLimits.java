package org.jackfield.api.rtp;

import java.time.Duration;

/**
 * How much an {@link RtpReceiver} holds back, and how long.
 *
 * @param reorderDepth the packets it holds at the most while one before them is missing; a power of two, 8 to 1024
 * @param reorderWait how long a missing packet is waited for, counted from the first one behind it; not negative
 * @param settling how long a stream is watched before its place on the wall clock is fixed, at its beginning and where its
 *     timestamps contradict the clock; not negative
 */
public record ReceiverLimits(int reorderDepth, Duration reorderWait, Duration settling) {

    private static final ReceiverLimits USUAL =
            new ReceiverLimits(64, Duration.ofMillis(200), Duration.ofMillis(200));

    /** Checks the components. */
    public ReceiverLimits {
        if (reorderDepth < 8 || reorderDepth > 1024 || Integer.bitCount(reorderDepth) != 1) {
            throw new IllegalArgumentException("the depth is a power of two from 8 to 1024, not " + reorderDepth);
        }
        if (reorderWait.isNegative() || settling.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative");
        }
    }

    /** {@return 64 packets, 200 ms, 200 ms; never null} */
    public static ReceiverLimits usual() {
        return USUAL;
    }
}

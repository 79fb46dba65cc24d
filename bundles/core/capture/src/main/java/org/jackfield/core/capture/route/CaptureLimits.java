package org.jackfield.core.capture.route;

/**
 * How much is followed at a time.
 *
 * @param sessions sessions with audio
 * @param calls calls with signalling
 * @param registrations where telephones are
 */
public record CaptureLimits(int sessions, int calls, int registrations) {

    /** {@return four thousand sessions, and enough calls that ring or are held besides} */
    public static CaptureLimits usual() {
        return new CaptureLimits(4000, 10_000, 20_000);
    }
}

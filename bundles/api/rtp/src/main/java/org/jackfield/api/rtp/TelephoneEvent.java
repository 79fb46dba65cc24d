package org.jackfield.api.rtp;

import java.util.OptionalInt;

/**
 * A telephone event that is over (RFC 4733), for instance a key that was pressed.
 *
 * @param code the event, 0 to 255; 0 to 9 are the digits, 10 is star, 11 pound, 12 to 15 A to D, 16 a hook flash
 * @param start when it began, as media time of its stream
 * @param duration how long it lasted, in ticks of the stream's clock; as far as known if {@code endSeen} is false
 * @param volume the power of the tone, 0 to 63, in dBm0 with the sign dropped
 * @param endSeen whether its end was received, or it was ended because nothing more of it came
 */
public record TelephoneEvent(int code, long start, long duration, int volume, boolean endSeen) {

    private static final String KEYS = "0123456789*#ABCD";

    /** {@return the key as a character, one of {@code 0123456789*#ABCD}; empty if it is another event} */
    public OptionalInt key() {
        return code < KEYS.length() ? OptionalInt.of(KEYS.charAt(code)) : OptionalInt.empty();
    }
}

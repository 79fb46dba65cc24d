package org.jackfield.api.rtp.sdp;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A payload type and what it stands for (RFC 8866 §6.6, §6.15).
 *
 * @param payloadType 0 to 127
 * @param encoding the name as written, for instance {@code PCMA}; compared without regard to case; never null
 * @param clockRate ticks of the RTP timestamp a second, 1 to {@value #MAX_CLOCK_RATE}
 * @param channels 1 to {@value #MAX_CHANNELS}
 * @param parameters the format parameters as written, for instance {@code 0-16}; empty if none; never null
 */
public record Codec(int payloadType, String encoding, int clockRate, int channels, String parameters) {

    /** The fastest clock that is accepted. */
    public static final int MAX_CLOCK_RATE = 1_000_000;
    /** The most channels that are accepted. */
    public static final int MAX_CHANNELS = 16;
    /** The name under which telephone events are offered (RFC 4733 §7.1.1). */
    public static final String TELEPHONE_EVENT = "telephone-event";

    private static final List<Codec> STATIC = List.of(
            of(0, "PCMU", 8000),
            of(3, "GSM", 8000),
            of(4, "G723", 8000),
            of(5, "DVI4", 8000),
            of(6, "DVI4", 16000),
            of(7, "LPC", 8000),
            of(8, "PCMA", 8000),
            of(9, "G722", 8000),
            new Codec(10, "L16", 44100, 2, ""),
            of(11, "L16", 44100),
            of(12, "QCELP", 8000),
            of(13, "CN", 8000),
            of(14, "MPA", 90000),
            of(15, "G728", 8000),
            of(16, "DVI4", 11025),
            of(17, "DVI4", 22050),
            of(18, "G729", 8000));

    /** Checks the components. */
    public Codec {
        Objects.checkIndex(payloadType, 128);
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(parameters, "parameters");
        if (clockRate < 1 || clockRate > MAX_CLOCK_RATE) {
            throw new IllegalArgumentException("a clock rate is 1 to " + MAX_CLOCK_RATE + ", not " + clockRate);
        }
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("there are 1 to " + MAX_CHANNELS + " channels, not " + channels);
        }
    }

    /** {@return a codec of one channel without parameters} */
    public static Codec of(int payloadType, String encoding, int clockRate) {
        return new Codec(payloadType, encoding, clockRate, 1, "");
    }

    /** {@return telephone events of the keys and the hook flash, with the parameters that say so} */
    public static Codec telephoneEvents(int payloadType, int clockRate) {
        return new Codec(payloadType, TELEPHONE_EVENT, clockRate, 1, "0-16");
    }

    /** {@return the payload types of audio that need no {@code rtpmap} (RFC 3551 §6); never null} */
    public static List<Codec> staticTypes() {
        return STATIC;
    }

    /** {@return whether this is telephone events rather than audio} */
    public boolean isTelephoneEvent() {
        return encoding.equalsIgnoreCase(TELEPHONE_EVENT);
    }

    /** {@return whether both stand for the same, under whatever numbers} */
    public boolean matches(Codec other) {
        return encoding.equalsIgnoreCase(other.encoding) && clockRate == other.clockRate && channels == other.channels;
    }

    static Stream<Codec> staticType(int payloadType) {
        return STATIC.stream().filter(codec -> codec.payloadType == payloadType);
    }
}

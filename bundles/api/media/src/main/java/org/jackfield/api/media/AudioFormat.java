package org.jackfield.api.media;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jackfield.api.problem.ProblemException;

/**
 * An audio format as SDP names it: {@code rtpmap} (RFC 8866 section 6.6), or a static payload type (RFC 3551 section 6).
 * It describes formats that nobody here can decode as well, so that they can be named.
 *
 * @param encoding the RTP encoding name (RFC 3551 section 4.5, RFC 4855 section 3), in upper case because letter case
 *     does not count: {@code PCMU}, {@code GSM}, {@code OPUS}; a token of at most {@value #MAX_ENCODING} characters;
 *     never null
 * @param clockRate of RTP time stamps, in hertz, from 1 to {@value #MAX_CLOCK_RATE}. It is the sampling rate, but for
 *     the G722 of RFC 3551 section 4.5.2 (8000, sampled at 16000)
 * @param channels from 1 to {@value #MAX_CHANNELS}
 */
public record AudioFormat(String encoding, int clockRate, int channels) {

    /** The longest encoding name. */
    public static final int MAX_ENCODING = 64;
    /** The highest clock rate. */
    public static final int MAX_CLOCK_RATE = 768_000;
    /** The most channels. */
    public static final int MAX_CHANNELS = 255;

    // The token of RFC 8866 section 9. Before the constants, which are checked by it.
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`{|}~0-9A-Za-z-]{1," + MAX_ENCODING + "}");
    private static final Pattern RTPMAP = Pattern.compile("([^/]+)/([0-9]{1,6})(?:/([0-9]{1,3}))?");

    /** G.711 mu-law at 8 kHz, one channel: payload type 0. */
    public static final AudioFormat PCMU = new AudioFormat("PCMU", 8000, 1);
    /** G.711 A-law at 8 kHz, one channel: payload type 8. */
    public static final AudioFormat PCMA = new AudioFormat("PCMA", 8000, 1);
    /** GSM full rate: payload type 3. */
    public static final AudioFormat GSM = new AudioFormat("GSM", 8000, 1);

    /** RFC 3551 table 4, by payload type; empty where it is reserved, unassigned or not audio. */
    private static final List<Optional<AudioFormat>> STATIC = List.of(
            Optional.of(PCMU), Optional.empty(), Optional.empty(), Optional.of(GSM),
            mono("G723", 8000), mono("DVI4", 8000), mono("DVI4", 16_000), mono("LPC", 8000),
            Optional.of(PCMA), mono("G722", 8000), Optional.of(new AudioFormat("L16", 44_100, 2)), mono("L16", 44_100),
            mono("QCELP", 8000), mono("CN", 8000), mono("MPA", 90_000), mono("G728", 8000),
            mono("DVI4", 11_025), mono("DVI4", 22_050), mono("G729", 8000));

    /**
     * Checks the components and puts the name in upper case.
     *
     * @throws ProblemException {@code media.format-invalid} if one is outside its range
     */
    public AudioFormat {
        Objects.requireNonNull(encoding, "encoding");
        if (!TOKEN.matcher(encoding).matches()) {
            throw invalid(encoding, "The name of an audio format is a token of 1 to " + MAX_ENCODING + " characters.");
        }
        if (clockRate < 1 || clockRate > MAX_CLOCK_RATE) {
            throw invalid(encoding + '/' + clockRate, "A clock rate is 1 to " + MAX_CLOCK_RATE + " Hz.");
        }
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw invalid(encoding + '/' + clockRate + '/' + channels, "A format has 1 to " + MAX_CHANNELS + " channels.");
        }
        encoding = encoding.toUpperCase(Locale.ROOT);
    }

    /**
     * Reads the part of an {@code rtpmap} attribute that follows the payload type: {@code PCMU/8000} or {@code L16/44100/2}.
     *
     * @throws ProblemException {@code media.format-invalid} if it is none
     */
    public static AudioFormat ofRtpmap(String rtpmap) {
        Matcher parts = RTPMAP.matcher(rtpmap.strip());
        if (!parts.matches()) {
            throw invalid(rtpmap, "An audio format is written encoding/clock rate[/channels].");
        }
        int channels = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        return new AudioFormat(parts.group(1), Integer.parseInt(parts.group(2)), channels);
    }

    /** {@return the format of a static payload type; empty if RFC 3551 gives it no audio format} */
    public static Optional<AudioFormat> ofPayloadType(int payloadType) {
        return payloadType >= 0 && payloadType < STATIC.size() ? STATIC.get(payloadType) : Optional.empty();
    }

    /** {@return the static payload type of this format; empty if it has none and SDP must bind one} */
    public OptionalInt payloadType() {
        return IntStream.range(0, STATIC.size())
                .filter(type -> STATIC.get(type).filter(this::equals).isPresent())
                .findFirst();
    }

    /** {@return the format as {@code rtpmap} has it: {@code PCMU/8000}, {@code L16/44100/2}} */
    @Override
    public String toString() {
        return encoding + '/' + clockRate + (channels == 1 ? "" : "/" + channels);
    }

    private static Optional<AudioFormat> mono(String encoding, int clockRate) {
        return Optional.of(new AudioFormat(encoding, clockRate, 1));
    }

    private static ProblemException invalid(String input, String message) {
        return ProblemException.invalid("media.format-invalid", input, message, "Correct the sender's SDP.");
    }
}

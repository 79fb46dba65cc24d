package org.jackfield.api.rtp;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.rtp.sdp.Codec;

/** Which format each of the 128 payload types stands for. Immutable. */
public final class PayloadFormats {

    private static final int TYPES = 128;
    private static final PayloadFormat UNKNOWN = new PayloadFormat(PayloadFormat.Kind.UNKNOWN, 8000, 0, 0);
    private static final PayloadFormats STANDARD = new PayloadFormats(new PayloadFormat[0]).with(Codec.staticTypes());

    private final PayloadFormat[] formats = new PayloadFormat[TYPES];

    private PayloadFormats(PayloadFormat[] formats) {
        System.arraycopy(formats, 0, this.formats, 0, formats.length);
    }

    /** {@return the static assignments of audio (RFC 3551 §6); all that is known when no SDP was seen; never null} */
    public static PayloadFormats standard() {
        return STANDARD;
    }

    /** {@return these formats and those that an SDP names, which win; never null} */
    public PayloadFormats with(List<Codec> codecs) {
        PayloadFormats changed = new PayloadFormats(formats);
        for (Codec codec : codecs) {
            changed.formats[codec.payloadType()] = formatOf(codec);
        }
        return changed;
    }

    /**
     * {@return these formats and one more, which wins; never null}
     *
     * @throws IndexOutOfBoundsException if the payload type is not 0 to 127
     */
    public PayloadFormats with(int payloadType, PayloadFormat format) {
        PayloadFormats changed = new PayloadFormats(formats);
        changed.formats[Objects.checkIndex(payloadType, TYPES)] = Objects.requireNonNull(format, "format");
        return changed;
    }

    /** {@return the format of a payload type, 0 to 127; of {@link PayloadFormat.Kind#UNKNOWN} if nobody said; never null} */
    public PayloadFormat of(int payloadType) {
        PayloadFormat format = formats[payloadType];
        return format == null ? UNKNOWN : format;
    }

    private static PayloadFormat formatOf(Codec codec) {
        int rate = codec.clockRate();
        int channels = codec.channels();
        return switch (codec.encoding().toUpperCase(Locale.ROOT)) {
            // G.722 has 8 octets a millisecond, and its clock runs at 8000 by an old mistake (RFC 3551 §4.5.2).
            case "PCMU", "PCMA", "G722" -> PayloadFormat.audio(rate, channels, 1);
            case "L16" -> PayloadFormat.audio(rate, 2 * channels, 1);
            case "GSM" -> PayloadFormat.audio(rate, 33, 160);
            case "G729" -> PayloadFormat.audio(rate, 10, 80);
            case "G728" -> PayloadFormat.audio(rate, 5, 20);
            case "TELEPHONE-EVENT" -> PayloadFormat.event(rate);
            case "CN" -> new PayloadFormat(PayloadFormat.Kind.COMFORT_NOISE, rate, 0, 0);
            default -> PayloadFormat.audio(rate);
        };
    }
}

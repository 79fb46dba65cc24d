package org.jackfield.api.rtp.sdp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One media line with its attributes (RFC 8866 §5.14). What the session says for all media is in here already.
 *
 * @param type {@code audio}, {@code video}, {@code image}, …, in lower case; never null
 * @param protocol for instance {@code RTP/AVP}; never null
 * @param endpoint where its party receives; port 0 refuses or ends the medium; never null
 * @param formats the formats as written, in order of preference; at most {@value SdpParser#MAX_FORMATS}; never null
 * @param codecs those formats that are known payload types, in the same order; never null
 * @param direction which way it flows; never null
 * @param packetTime milliseconds of audio a packet, 1 to 1000; empty if not said
 * @param rtcpMux whether RTCP may come on the port of RTP (RFC 5761)
 * @param label names the medium, as SIPREC does (RFC 4574); empty if not said
 */
public record MediaDescription(
        String type,
        String protocol,
        MediaEndpoint endpoint,
        List<String> formats,
        List<Codec> codecs,
        Direction direction,
        OptionalInt packetTime,
        boolean rtcpMux,
        Optional<String> label) {

    /** Copies the lists. */
    public MediaDescription {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(packetTime, "packetTime");
        Objects.requireNonNull(label, "label");
        formats = List.copyOf(formats);
        codecs = List.copyOf(codecs);
    }

    /** {@return audio over {@code RTP/AVP} both ways, as one who offers it writes it} */
    public static MediaDescription audio(MediaEndpoint endpoint, List<Codec> codecs) {
        List<String> formats =
                codecs.stream().map(codec -> String.valueOf(codec.payloadType())).toList();
        return new MediaDescription("audio", "RTP/AVP", endpoint, formats, codecs, Direction.SENDRECV,
                OptionalInt.empty(), endpoint.port() == endpoint.rtcpPort(), Optional.empty());
    }

    /** {@return the same, flowing another way} */
    public MediaDescription with(Direction changed) {
        return new MediaDescription(type, protocol, endpoint, formats, codecs, changed, packetTime, rtcpMux, label);
    }

    /** {@return whether this is audio} */
    public boolean isAudio() {
        return type.equals("audio");
    }

    /** {@return whether the medium is refused or ended (RFC 3264 §6, §8.2)} */
    public boolean isRefused() {
        return endpoint.port() == 0;
    }
}

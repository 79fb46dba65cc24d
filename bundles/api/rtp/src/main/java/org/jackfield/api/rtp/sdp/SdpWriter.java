package org.jackfield.api.rtp.sdp;

import java.util.Locale;

/** Writes session descriptions (RFC 8866) that any telephone reads: an address and a direction at every medium. */
public final class SdpWriter {

    private static final String LINE_END = "\r\n";

    private SdpWriter() {}

    /** {@return the description as text with CR LF; what {@link SdpParser} reads of it equals it if every
     * medium has an address; never null} */
    public static String write(SessionDescription session) {
        StringBuilder text = new StringBuilder(512);
        String origin = session.originAddress().isEmpty() ? "0.0.0.0" : session.originAddress();
        line(text, "v=0");
        line(text, "o=- ", session.sessionId(), " ", session.version(), " IN ", family(origin), " ", origin);
        line(text, "s=", session.name().isEmpty() ? "-" : session.name());
        line(text, "c=IN ", family(origin), " ", origin);
        line(text, "t=0 0");
        session.media().forEach(medium -> medium(text, medium));
        return text.toString();
    }

    private static void medium(StringBuilder text, MediaDescription medium) {
        MediaEndpoint endpoint = medium.endpoint();
        String formats = medium.formats().isEmpty() ? "0" : String.join(" ", medium.formats());
        line(text, "m=", medium.type(), " ", String.valueOf(endpoint.port()), " ", medium.protocol(), " ", formats);
        if (!endpoint.address().isEmpty()) {
            line(text, "c=IN ", family(endpoint.address()), " ", endpoint.address());
        }
        for (Codec codec : medium.codecs()) {
            String type = String.valueOf(codec.payloadType());
            String channels = codec.channels() == 1 ? "" : "/" + codec.channels();
            line(text, "a=rtpmap:", type, " ", codec.encoding(), "/", String.valueOf(codec.clockRate()), channels);
            if (!codec.parameters().isEmpty()) {
                line(text, "a=fmtp:", type, " ", codec.parameters());
            }
        }
        medium.packetTime().ifPresent(time -> line(text, "a=ptime:", String.valueOf(time)));
        if (medium.rtcpMux()) {
            line(text, "a=rtcp-mux");
        }
        int usual = medium.rtcpMux() || endpoint.port() == 0 ? endpoint.port() : Math.min(endpoint.port() + 1, 65535);
        if (endpoint.rtcpPort() != usual) {
            line(text, "a=rtcp:", String.valueOf(endpoint.rtcpPort()));
        }
        medium.label().ifPresent(label -> line(text, "a=label:", label));
        line(text, "a=", medium.direction().name().toLowerCase(Locale.ROOT));
    }

    private static String family(String address) {
        return address.indexOf(':') >= 0 ? "IP6" : "IP4";
    }

    /** What is written may come from an offer; it never begins a line of its own. */
    private static void line(StringBuilder text, String... parts) {
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                text.append(c == '\r' || c == '\n' || c == 0 ? ' ' : c);
            }
        }
        text.append(LINE_END);
    }
}

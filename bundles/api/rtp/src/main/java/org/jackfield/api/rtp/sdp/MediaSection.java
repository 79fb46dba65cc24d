package org.jackfield.api.rtp.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A media section while it is read; the lines before the first one are a section that all others fall back on. */
final class MediaSection {

    private static final int MAX_PORT = 65535;
    private static final int MAX_PACKET_TIME = 1000;

    private final MediaSection common;
    private final Map<Integer, Codec> mapped = new HashMap<>();
    private final Map<Integer, String> parameters = new HashMap<>();
    private final List<String> formats = new ArrayList<>();
    String address = "";
    private String type = "";
    private String protocol = "";
    private int port;
    private int rtcpPort = -1;
    private boolean rtcpMux;
    private Direction direction;
    private int packetTime;
    private String label = "";

    MediaSection(MediaSection common) {
        this.common = common;
    }

    void line(String[] parts) {
        type = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length < 3) {
            return;
        }
        int slash = parts[1].indexOf('/');
        port = Math.max(0, number(slash < 0 ? parts[1] : parts[1].substring(0, slash), MAX_PORT));
        protocol = parts[2];
        for (int i = 3; i < parts.length && formats.size() < SdpParser.MAX_FORMATS; i++) {
            formats.add(parts[i]);
        }
    }

    void attribute(String name, String value) {
        switch (name) {
            case "rtpmap" -> payloadType(value, this::rtpmap);
            case "fmtp" -> payloadType(value, parameters::put);
            case "ptime" -> packetTime = number(value, MAX_PACKET_TIME);
            case "rtcp" -> rtcpPort = number(value.split("\\s+")[0], MAX_PORT);
            case "rtcp-mux" -> rtcpMux = true;
            case "label" -> label = value;
            case "sendrecv" -> direction = Direction.SENDRECV;
            case "sendonly" -> direction = Direction.SENDONLY;
            case "recvonly" -> direction = Direction.RECVONLY;
            case "inactive" -> direction = Direction.INACTIVE;
            default -> { }
        }
    }

    private interface OfPayloadType {
        void put(int payloadType, String value);
    }

    private static void payloadType(String value, OfPayloadType then) {
        String[] parts = value.split("\\s+", 2);
        int payloadType = number(parts[0], 127);
        if (payloadType >= 0 && parts.length == 2) {
            then.put(payloadType, parts[1]);
        }
    }

    private void rtpmap(int payloadType, String value) {
        String[] parts = value.split("\\s")[0].split("/");
        int rate = parts.length < 2 ? -1 : number(parts[1], Codec.MAX_CLOCK_RATE);
        int channels = parts.length < 3 ? 1 : number(parts[2], Codec.MAX_CHANNELS);
        if (rate > 0 && channels > 0 && !parts[0].isEmpty()) {
            mapped.put(payloadType, new Codec(payloadType, parts[0], rate, channels, ""));
        }
    }

    MediaDescription toDescription() {
        List<Codec> codecs = protocol.toUpperCase(Locale.ROOT).contains("RTP/")
                ? formats.stream().distinct().flatMap(this::codec).toList()
                : List.of();
        Direction flows = direction != null ? direction : common.direction;
        int mostly = packetTime > 0 ? packetTime : common.packetTime;
        boolean mux = rtcpMux || common.rtcpMux;
        int usual = mux || port == 0 ? port : Math.min(port + 1, MAX_PORT);
        return new MediaDescription(
                type,
                protocol,
                new MediaEndpoint(address.isEmpty() ? common.address : address, port, rtcpPort >= 0 ? rtcpPort : usual),
                formats,
                codecs,
                flows == null ? Direction.SENDRECV : flows,
                mostly > 0 ? OptionalInt.of(mostly) : OptionalInt.empty(),
                mux,
                label.isEmpty() ? Optional.empty() : Optional.of(label));
    }

    private Stream<Codec> codec(String format) {
        int payloadType = number(format, 127);
        Codec own = mapped.get(payloadType);
        Stream<Codec> codec = own == null ? Codec.staticType(payloadType) : Stream.of(own);
        String written = parameters.getOrDefault(payloadType, "");
        return codec.map(known ->
                new Codec(known.payloadType(), known.encoding(), known.clockRate(), known.channels(), written));
    }

    /** {@return a decimal number; −1 if it is none or greater than {@code most}} */
    private static int number(String text, int most) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= most ? number : -1;
    }
}

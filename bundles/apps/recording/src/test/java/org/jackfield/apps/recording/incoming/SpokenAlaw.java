package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The RTP packets of somebody who speaks A-law, as captured: microsecond pcap, Ethernet, IPv4. */
public final class SpokenAlaw {

    private static final int RTP_HEADER = 12;

    private SpokenAlaw() {}

    /** {@return the packets, in order} */
    public static List<byte[]> packets() {
        try (InputStream in = SpokenAlaw.class.getResourceAsStream("g711a.pcap")) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            file.position(24);
            List<byte[]> packets = new ArrayList<>();
            while (file.remaining() >= 16) {
                file.position(file.position() + 8);
                byte[] frame = new byte[file.getInt()];
                file.getInt();
                file.get(frame);
                int udp = 14 + 4 * (frame[14] & 0x0F);
                byte[] payload = new byte[ByteBuffer.wrap(frame).getShort(udp + 4) - 8];
                ByteBuffer.wrap(frame).get(udp + 8, payload);
                packets.add(payload);
            }
            return packets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what is said in packets} */
    public static byte[] audio(List<byte[]> packets) {
        ByteBuffer audio = ByteBuffer.allocate(packets.stream().mapToInt(packet -> packet.length - RTP_HEADER).sum());
        packets.forEach(packet -> audio.put(packet, RTP_HEADER, packet.length - RTP_HEADER));
        return audio.array();
    }
}

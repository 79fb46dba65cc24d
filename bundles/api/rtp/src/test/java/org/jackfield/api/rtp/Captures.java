package org.jackfield.api.rtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** UDP datagrams in capture files: microsecond pcap, Ethernet, IPv4, nothing else. */
final class Captures {

    record Datagram(long arrival, int sourcePort, int destinationPort, byte[] payload) {}

    private Captures() {}

    static List<Datagram> read(String name, Predicate<Datagram> wanted) {
        try (InputStream in = Captures.class.getResourceAsStream(name)) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            if (file.getInt() != 0xA1B2C3D4 || file.getInt(20) != 1) {
                throw new IllegalArgumentException(name + " is no Ethernet capture in microseconds");
            }
            file.position(24);
            List<Datagram> datagrams = new ArrayList<>();
            while (file.remaining() >= 16) {
                long arrival = file.getInt() * 1_000_000_000L + file.getInt() * 1000L;
                byte[] frame = new byte[file.getInt()];
                file.getInt();
                file.get(frame);
                ByteBuffer network = ByteBuffer.wrap(frame);
                if (network.getShort(12) == 0x0800 && frame[23] == 17) {
                    int udp = 14 + 4 * (frame[14] & 0x0F);
                    byte[] payload = new byte[network.getShort(udp + 4) - 8];
                    network.get(udp + 8, payload);
                    datagrams.add(new Datagram(
                            arrival, network.getShort(udp) & 0xFFFF, network.getShort(udp + 2) & 0xFFFF, payload));
                }
            }
            return datagrams.stream().filter(wanted).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

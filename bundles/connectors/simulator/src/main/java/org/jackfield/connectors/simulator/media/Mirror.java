package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Sends a copy of every packet to a UDP port, as a switch does that mirrors a port to far away: the Ethernet frame as it would
 * have been, in TZSP. What nobody takes is lost.
 */
final class Mirror implements AutoCloseable {

    private static final int LARGEST_PAYLOAD = 4096;
    private static final byte[] TZSP_WITH_ETHERNET = {1, 0, 0, 1, 1};
    private static final short IPV4 = 0x0800;
    private static final int IPV4_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final byte TIME_TO_LIVE = 64;
    private static final byte UDP = 17;

    private final DatagramChannel channel;
    private final ByteBuffer copy = ByteBuffer.allocateDirect(64 + LARGEST_PAYLOAD);
    private short identification;
    private long sent;

    Mirror(InetSocketAddress target) throws IOException {
        channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(target);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Copies what is between the payload's position and limit; both stay as they are. */
    void copy(InetSocketAddress from, InetSocketAddress to, ByteBuffer payload) {
        if (payload.remaining() > LARGEST_PAYLOAD) {
            return;
        }
        copy.clear().put(TZSP_WITH_ETHERNET);
        MacAddress.put(to.getAddress(), copy);
        MacAddress.put(from.getAddress(), copy);
        copy.putShort(IPV4);
        putIp(from.getAddress(), to.getAddress(), IPV4_HEADER + UDP_HEADER + payload.remaining());
        copy.putShort((short) from.getPort()).putShort((short) to.getPort());
        // Over IPv4 a datagram needs no checksum (RFC 768).
        copy.putShort((short) (UDP_HEADER + payload.remaining())).putShort((short) 0);
        copy.put(payload.duplicate()).flip();
        try {
            sent += channel.write(copy) > 0 ? 1 : 0;
        } catch (IOException e) {
            // Nobody listens there just now.
        }
    }

    private void putIp(InetAddress from, InetAddress to, int length) {
        int begin = copy.position();
        copy.put((byte) 0x45).put((byte) 0).putShort((short) length).putShort(identification++).putShort((short) 0)
                .put(TIME_TO_LIVE).put(UDP).putShort((short) 0).put(from.getAddress()).put(to.getAddress());
        int sum = 0;
        for (int at = begin; at < begin + IPV4_HEADER; at += 2) {
            sum += copy.getShort(at) & 0xFFFF;
        }
        sum = (sum & 0xFFFF) + (sum >> 16);
        copy.putShort(begin + 10, (short) ~(sum + (sum >> 16)));
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed for all we care.
        }
    }
}

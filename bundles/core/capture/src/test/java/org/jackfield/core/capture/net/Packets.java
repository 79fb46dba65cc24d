package org.jackfield.core.capture.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames for tests, made by the rules of their standards. */
final class Packets {

    static final byte[] SOURCE_4 = {(byte) 192, 0, 2, 1};
    static final byte[] DESTINATION_4 = {(byte) 198, 51, 100, 7};

    private Packets() {}

    static byte[] ethernet(int etherType, byte[] packet, int... vlans) {
        ByteBuffer frame = ByteBuffer.allocate(14 + 4 * vlans.length + packet.length);
        frame.put(new byte[] {2, 0, 0, 0, 0, 2}).put(new byte[] {2, 0, 0, 0, 0, 1});
        for (int vlan : vlans) {
            frame.putShort((short) 0x8100).putShort((short) vlan);
        }
        return frame.putShort((short) etherType).put(packet).array();
    }

    static byte[] udp(int from, int to, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) from).putShort((short) to).putShort((short) (8 + payload.length)).putShort((short) 0)
                .put(payload).array();
    }

    static byte[] ipv4(int id, int fragment, int protocol, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length)
                .put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length))
                .putShort((short) id).putShort((short) fragment).put((byte) 64).put((byte) protocol).putShort((short) 0)
                .put(SOURCE_4).put(DESTINATION_4).put(payload).array();
    }

    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(1, 0, protocol, payload);
    }

    static byte[] ipv6(int nextHeader, byte[] payload) {
        byte[] address = new byte[16];
        Arrays.fill(address, (byte) 0xFD);
        return ByteBuffer.allocate(40 + payload.length)
                .putInt(0x6000_0000).putShort((short) payload.length).put((byte) nextHeader).put((byte) 64)
                .put(address).put(address).put(payload).array();
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static Frame read(byte[] frame) {
        Frame read = new Frame();
        FrameReader.read(LinkType.ETHERNET, frame, 0, frame.length, read);
        return read;
    }

    static byte[] payload(Frame frame) {
        return Arrays.copyOfRange(frame.bytes(), frame.payload(), frame.payload() + frame.payloadLength());
    }
}

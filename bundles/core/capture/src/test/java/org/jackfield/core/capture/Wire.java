package org.jackfield.core.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jackfield.core.capture.net.LinkType;

/** Ethernet frames in the order of their times, made by the rules of their standards, as a source of packets. */
public final class Wire implements PacketSource {

    public static final long MILLI = 1_000_000L;
    public static final long BEGIN = 1_700_000_000_000_000_000L;

    private record Captured(long time, byte[] frame) {}

    private final List<Captured> frames = new ArrayList<>();
    private int next;
    private long time = BEGIN;
    private int vlan = -1;
    private int id;
    private int mtu = 1500;
    private boolean twice;
    private volatile boolean stopped;

    /** From now on, this much after the beginning. */
    public Wire at(long millis) {
        time = BEGIN + millis * MILLI;
        return this;
    }

    /** The frames from now on are tagged; −1 for not. */
    public Wire vlan(int tag) {
        vlan = tag;
        return this;
    }

    /** IP packets from now on are cut where they are longer. */
    public Wire mtu(int bytes) {
        mtu = bytes;
        return this;
    }

    /** Each frame from now on comes twice, as from a mirror of both directions. */
    public Wire twice() {
        twice = true;
        return this;
    }

    public Wire udp(String from, String to, String text) {
        return udp(from, to, text.getBytes(UTF_8));
    }

    /** A datagram between two {@code address:port}. */
    public Wire udp(String from, String to, byte[] payload) {
        byte[] datagram = ByteBuffer.allocate(8 + payload.length)
                .putShort((short) port(from)).putShort((short) port(to)).putShort((short) (8 + payload.length))
                .putShort((short) 0).put(payload).array();
        return ip(17, from, to, datagram);
    }

    /** A TCP segment. */
    public Wire tcp(String from, String to, long sequence, boolean syn, String text) {
        byte[] payload = text.getBytes(UTF_8);
        byte[] segment = ByteBuffer.allocate(20 + payload.length)
                .putShort((short) port(from)).putShort((short) port(to)).putInt((int) sequence).putInt(0)
                .put((byte) 0x50).put((byte) (syn ? 2 : 0x10)).putShort((short) 100).putInt(0).put(payload).array();
        return ip(6, from, to, segment);
    }

    /** G.711 or other audio, of which every octet of a frame is its number. */
    public Wire rtp(String from, String to, int type, long ssrc, int number) {
        return rtp(from, to, type, ssrc, number, number * 160L, octets(number));
    }

    public Wire rtp(String from, String to, int type, long ssrc, int sequence, long timestamp, byte[] payload) {
        return udp(from, to, ByteBuffer.allocate(12 + payload.length).put((byte) 0x80).put((byte) type)
                .putShort((short) sequence).putInt((int) timestamp).putInt((int) ssrc).put(payload).array());
    }

    public static byte[] octets(int number) {
        byte[] octets = new byte[160];
        Arrays.fill(octets, (byte) number);
        return octets;
    }

    private Wire ip(int protocol, String from, String to, byte[] payload) {
        byte[] source = address(from);
        byte[] destination = address(to);
        id++;
        if (source.length == 16) {
            return ethernet(0x86DD, source, destination, ByteBuffer.allocate(40 + payload.length).putInt(0x6000_0000)
                    .putShort((short) payload.length).put((byte) protocol).put((byte) 64).put(source).put(destination)
                    .put(payload).array());
        }
        int room = (mtu - 20) / 8 * 8;
        for (int at = 0; at < payload.length; at += room) {
            int length = Math.min(room, payload.length - at);
            int fragment = at / 8 | (at + length < payload.length ? 0x2000 : 0);
            ethernet(0x0800, source, destination, ByteBuffer.allocate(20 + length).put((byte) 0x45).put((byte) 0)
                    .putShort((short) (20 + length)).putShort((short) id).putShort((short) fragment).put((byte) 64)
                    .put((byte) protocol).putShort((short) 0).put(source).put(destination)
                    .put(payload, at, length).array());
        }
        return this;
    }

    private Wire ethernet(int type, byte[] source, byte[] destination, byte[] packet) {
        ByteBuffer frame = ByteBuffer.allocate(14 + (vlan < 0 ? 0 : 4) + packet.length);
        mac(frame, destination);
        mac(frame, source);
        if (vlan >= 0) {
            frame.putShort((short) 0x8100).putShort((short) vlan);
        }
        frame.putShort((short) type).put(packet);
        frames.add(new Captured(time, frame.array()));
        if (twice) {
            frames.add(new Captured(time + MILLI / 10, frame.array()));
        }
        return this;
    }

    /** Hardware addresses end as the IP addresses do. */
    private static void mac(ByteBuffer frame, byte[] address) {
        frame.putShort((short) 0x0200).put(address, address.length - 4, 4);
    }

    private static byte[] address(String place) {
        return InetAddress.ofLiteral(place.substring(0, place.lastIndexOf(':')).replaceAll("[\\[\\]]", "")).getAddress();
    }

    private static int port(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    /** Frames that were added out of order are put in order. */
    public Wire inOrder() {
        frames.sort((a, b) -> Long.compare(a.time, b.time));
        return this;
    }

    /** Adds changed copies of the frames there are, at their times. */
    public Wire spoil(Random random, int copies) {
        int originals = frames.size();
        for (int i = 0; i < copies; i++) {
            Captured original = frames.get(random.nextInt(originals));
            byte[] changed = Arrays.copyOf(original.frame, 1 + random.nextInt(original.frame.length + 8));
            for (int change = random.nextInt(12); change > 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            frames.add(new Captured(original.time + random.nextInt(50) * MILLI, changed));
        }
        return inOrder();
    }

    public int size() {
        return frames.size();
    }

    @Override
    public int read(byte[] target, int offset, int room) {
        if (stopped || next == frames.size()) {
            return END;
        }
        byte[] frame = frames.get(next++).frame;
        System.arraycopy(frame, 0, target, offset, frame.length);
        return frame.length;
    }

    @Override
    public long timeNanos() {
        return frames.get(next - 1).time;
    }

    @Override
    public int wireLength() {
        return frames.get(next - 1).frame.length;
    }

    @Override
    public LinkType linkType() {
        return LinkType.ETHERNET;
    }

    @Override
    public Counters counters() {
        return new Counters(next, 0, 0);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public String toString() {
        return "wire";
    }
}

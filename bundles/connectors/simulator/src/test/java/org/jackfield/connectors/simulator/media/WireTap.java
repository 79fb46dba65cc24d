package org.jackfield.connectors.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jackfield.connectors.simulator.media.sip.SipMessage;

/** Receives what the office mirrors, takes it apart by the rules of its protocols, and keeps it in order. */
final class WireTap implements AutoCloseable {

    private static final int TZSP_AND_ETHERNET = 5 + 14;
    private static final int IP_AND_UDP = 28;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** A datagram that was on the wire. */
    record Packet(InetSocketAddress from, InetSocketAddress to, byte[] payload) {

        boolean isSip() {
            return Character.isUpperCase(payload[0]);
        }

        boolean isRtp() {
            // The numbers between are RTCP's (RFC 5761 §4).
            return !isSip() && (payloadType() < 72 || payloadType() > 76);
        }

        SipMessage sip() {
            return SipMessage.parse(payload);
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        String firstLine() {
            return text().lines().findFirst().orElseThrow();
        }

        int payloadType() {
            return payload[1] & 0x7F;
        }

        boolean marked() {
            return payload[1] < 0;
        }

        int sequence() {
            return ByteBuffer.wrap(payload).getShort(2) & 0xFFFF;
        }

        int timestamp() {
            return ByteBuffer.wrap(payload).getInt(4);
        }

        int source() {
            return ByteBuffer.wrap(payload).getInt(8);
        }

        byte[] audio() {
            return Arrays.copyOfRange(payload, 12, payload.length);
        }

        @Override
        public String toString() {
            return from + " > " + to + ' ' + (isSip() ? firstLine() : isRtp() ? "RTP " + payloadType() : "RTCP");
        }
    }

    private final DatagramChannel channel;
    private final BlockingQueue<Packet> queue = new LinkedBlockingQueue<>();
    private final List<Packet> seen = new ArrayList<>();
    private final Set<Packet> awaited = Collections.newSetFromMap(new IdentityHashMap<>());

    WireTap() throws IOException {
        channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("wire tap").start(this::listen);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        try {
            while (channel.receive(buffer.clear()) != null) {
                queue.add(packet(buffer.flip()));
            }
        } catch (ClosedChannelException | SocketException e) {
            // The end.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Packet packet(ByteBuffer datagram) throws IOException {
        int ip = TZSP_AND_ETHERNET;
        byte[] from = new byte[4];
        byte[] to = new byte[4];
        datagram.get(ip + 12, from).get(ip + 16, to);
        byte[] payload = new byte[datagram.limit() - ip - IP_AND_UDP];
        datagram.get(ip + IP_AND_UDP, payload);
        return new Packet(new InetSocketAddress(InetAddress.getByAddress(from), datagram.getShort(ip + 20) & 0xFFFF),
                new InetSocketAddress(InetAddress.getByAddress(to), datagram.getShort(ip + 22) & 0xFFFF), payload);
    }

    /** The next such packet that was not awaited yet: one of those that have come, or one that is to come. */
    Packet await(String what, Predicate<Packet> wanted) {
        for (Packet packet : seen) {
            if (wanted.test(packet) && awaited.add(packet)) {
                return packet;
            }
        }
        try {
            // Others may go on sending for ever.
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (true) {
                Packet packet = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(packet).as("%s comes; seen were %s", what, seen.stream().filter(Packet::isSip).toList()).isNotNull();
                seen.add(packet);
                if (wanted.test(packet)) {
                    awaited.add(packet);
                    return packet;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Awaits a SIP message from one address to another that begins like this. */
    Packet awaitSip(String from, String to, String start) {
        return await(start + " from " + from + " to " + to, packet -> packet.isSip() && is(packet.from(), from)
                && is(packet.to(), to) && packet.firstLine().startsWith(start));
    }

    /** Awaits one that says this as well; on a busy machine messages are sent again. */
    Packet awaitSip(String from, String to, String start, String said) {
        return await(start + " with " + said + " from " + from + " to " + to, packet -> packet.isSip() && is(packet.from(), from)
                && is(packet.to(), to) && packet.firstLine().startsWith(start) && packet.text().contains(said));
    }

    /** Waits until so many RTP packets from one address to another have been seen, those before included. */
    List<Packet> awaitRtp(String from, String to, int count) {
        while (rtp(from, to).size() < count) {
            await("RTP from " + from + " to " + to, packet -> packet.isRtp() && is(packet.from(), from) && is(packet.to(), to));
        }
        return rtp(from, to).subList(0, count);
    }

    /** All RTP packets from one address to another that have been looked at. */
    List<Packet> rtp(String from, String to) {
        return seen.stream().filter(Packet::isRtp).filter(packet -> is(packet.from(), from) && is(packet.to(), to)).toList();
    }

    /** Everything that has been looked at. */
    List<Packet> seen() {
        return seen;
    }

    /** What follows is looked at as if nothing had been before. */
    void forget() {
        queue.drainTo(seen);
        seen.clear();
        awaited.clear();
    }

    static boolean is(InetSocketAddress address, String text) {
        return address.getAddress().getHostAddress().equals(text);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

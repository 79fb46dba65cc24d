package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The RTP of a capture file, sent from a port as it was captured. */
final class Rtp implements AutoCloseable {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    /** Ethernet, IPv4 and UDP without options. */
    private static final int BEFORE_RTP = 14 + 20 + 8;
    static final int RTP_HEADER = 12;

    private final DatagramSocket socket;

    Rtp(String address) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getByName(address));
        socket.setSoTimeout(100);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** {@return the RTP packets of a capture file} */
    static List<byte[]> packets(Path pcap) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pcap)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> packets = new ArrayList<>();
        file.position(FILE_HEADER);
        while (file.hasRemaining()) {
            int length = file.getInt(file.position() + 8);
            byte[] rtp = new byte[length - BEFORE_RTP];
            file.position(file.position() + PACKET_HEADER + BEFORE_RTP).get(rtp);
            packets.add(rtp);
        }
        return packets;
    }

    /** {@return the same packets as another source sends them} */
    static List<byte[]> bySource(List<byte[]> packets, int source) {
        return packets.stream().map(packet -> ByteBuffer.wrap(packet.clone()).putInt(8, source).array()).toList();
    }

    /** {@return what the packets say} */
    static Sound aLaw(List<byte[]> packets) {
        double[] samples = new double[packets.stream().mapToInt(packet -> packet.length - RTP_HEADER).sum()];
        int at = 0;
        for (byte[] packet : packets) {
            for (int i = RTP_HEADER; i < packet.length; i++) {
                samples[at++] = Sound.aLaw(packet[i]);
            }
        }
        return new Sound(samples);
    }

    /** Sends packets at the pace of what they say. */
    void send(List<byte[]> packets, String address, int port) {
        long due = System.nanoTime();
        try {
            for (byte[] packet : packets) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                socket.send(new DatagramPacket(packet, packet.length, InetAddress.getByName(address), port));
                due += Duration.ofSeconds(1).toNanos() * (packet.length - RTP_HEADER) / Sound.RATE;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what came in, until nothing came for as long} */
    List<byte[]> received(Duration silence) throws IOException {
        List<byte[]> packets = new ArrayList<>();
        byte[] buffer = new byte[2000];
        long last = System.nanoTime();
        while (System.nanoTime() - last < silence.toNanos()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                packets.add(Arrays.copyOf(buffer, packet.getLength()));
                last = System.nanoTime();
            } catch (SocketTimeoutException e) {
                // Still silent.
            }
        }
        return packets;
    }

    @Override
    public void close() {
        socket.close();
    }
}

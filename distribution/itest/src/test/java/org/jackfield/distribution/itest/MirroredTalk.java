package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A telephone that talks with its telephone system in G.711 A-law, as a mirror port shows it: a packet of each side every 20 ms,
 * all of them silence but the marks. After a mark it says so many packets more and then nothing until it is let go on.
 */
final class MirroredTalk implements AutoCloseable {
    static final int PACKET_MILLIS = 20;
    /** How long a mark is. */
    static final int MARK_MILLIS = 200;

    private static final int SAMPLES = 160;
    private static final int FRAME = 5 + 14 + 20 + 8 + 12 + SAMPLES;
    private static final int PORT = 16_400;
    private static final byte SILENCE = (byte) 0xD5;
    /** The loudest of A-law, up and down. */
    private static final byte[] LOUD = {(byte) 0xAA, 0x2A};
    private static final int NEVER = Integer.MAX_VALUE;

    private final DatagramSocket socket = new DatagramSocket();
    private final InetAddress target = InetAddress.getLoopbackAddress();
    private final int port;
    private final byte[][] ends;
    private final Thread thread = Thread.ofPlatform().daemon().name("mirrored-talk").unstarted(this::talk);
    private int packet;
    private int marked = NEVER;
    private int most = NEVER;
    private long saidAt;
    private volatile boolean closed;

    /** Talks at once; copies go to a UDP port of this machine as TZSP. */
    MirroredTalk(String telephone, String system, int port) throws IOException {
        this.port = port;
        this.ends = new byte[][] {InetAddress.getByName(telephone).getAddress(), InetAddress.getByName(system).getAddress()};
        thread.start();
    }

    /** The telephone says a mark now. After its beginning come so many packets, that of the beginning included. */
    synchronized void mark(int packets) {
        marked = packet;
        most = packet + packets;
        saidAt = 0;
    }

    /** {@return when the mark began, in milliseconds since 1970; 0 as long as it has not} */
    synchronized long saidAt() {
        return saidAt;
    }

    /** {@return how many milliseconds of audio were said since the mark began} */
    synchronized int saidSince() {
        return (packet - marked) * PACKET_MILLIS;
    }

    /** Talks on, however long. */
    synchronized void goOn() {
        most = NEVER;
    }

    private void talk() {
        // a telephone's clock does not wait: one that were slow would run its listener dry
        long due = System.nanoTime();
        while (!closed) {
            due += TimeUnit.MILLISECONDS.toNanos(PACKET_MILLIS);
            LockSupport.parkNanos(due - System.nanoTime());
            say();
        }
    }

    private synchronized void say() {
        if (packet >= most) {
            return;
        }
        boolean mark = packet >= marked && packet < marked + MARK_MILLIS / PACKET_MILLIS;
        if (packet == marked) {
            saidAt = System.currentTimeMillis();
        }
        try {
            send(0, 1, mark);
            send(1, 0, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        packet++;
    }

    private void send(int from, int to, boolean mark) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(FRAME);
        out.put(new byte[] {1, 0, 0, 1, 1});
        address(to, out);
        address(from, out);
        out.putShort((short) 0x0800);
        out.putShort((short) 0x4500).putShort((short) (20 + 8 + 12 + SAMPLES)).putShort((short) packet).putShort((short) 0).put((byte) 64).put((byte) 17)
                .putShort((short) 0).put(ends[from]).put(ends[to]);
        out.putShort((short) (PORT + from)).putShort((short) (PORT + to)).putShort((short) (8 + 12 + SAMPLES)).putShort((short) 0);
        out.put((byte) 0x80).put((byte) 8).putShort((short) packet).putInt(packet * SAMPLES).putInt(1 + from);
        byte[] said = new byte[SAMPLES];
        Arrays.fill(said, SILENCE);
        for (int i = 0; mark && i < SAMPLES; i++) {
            said[i] = LOUD[i / 10 % 2];
        }
        out.put(said);
        socket.send(new DatagramPacket(out.array(), FRAME, target, port));
    }

    private void address(int end, ByteBuffer out) {
        out.putShort((short) 0x0200).put(ends[end]);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }
}

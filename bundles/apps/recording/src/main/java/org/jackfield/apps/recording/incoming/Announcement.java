package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What we say in a call: an announcement once, then silence, a packet every 20 ms by the clock. A packet that could not go
 * in time goes late; its timestamp is that of its moment.
 */
final class Announcement {

    static final long PACKET_NANOS = 20_000_000;
    private static final int SAMPLES = 160;
    private static final int HEADER = 12;
    private static final int MOST_LATE = 50;

    private final DatagramChannel channel;
    private final byte[] audio;
    private final byte silence;
    private final int payloadType;
    private final long began;
    private final int ssrc;
    private final int firstSequence;
    private final int firstTimestamp;
    private final ByteBuffer packet = ByteBuffer.allocate(HEADER + SAMPLES);
    private InetSocketAddress target;
    private long sent;
    private int failures;

    /**
     * Begins now.
     *
     * @param audio in the law of the payload type
     * @param payloadType 0 for mu-law, 8 for A-law
     */
    Announcement(DatagramChannel channel, byte[] audio, int payloadType, InetSocketAddress target, long nowNanos,
            RandomGenerator random) {
        this.channel = channel;
        this.audio = audio;
        this.payloadType = payloadType;
        this.target = target;
        silence = (byte) (payloadType == 8 ? 0xD5 : 0xFF);
        began = nowNanos;
        ssrc = random.nextInt();
        firstSequence = random.nextInt(0x8000);
        firstTimestamp = random.nextInt();
    }

    void target(InetSocketAddress changed) {
        target = changed;
    }

    /** Sends what is due. */
    void send(long nowNanos) {
        try {
            for (ByteBuffer due = due(nowNanos); due != null; due = due(nowNanos)) {
                channel.send(due, target);
            }
        } catch (IOException e) {
            // Whoever does not hear it is told by its silence; the recording goes on.
            failures++;
        }
    }

    /** {@return the packet that is due; null if none is yet} */
    ByteBuffer due(long nowNanos) {
        long number = (nowNanos - began) / PACKET_NANOS;
        if (number < sent) {
            return null;
        }
        if (number - sent > MOST_LATE) {
            // After a long stall nobody wants to hear a burst.
            sent = number;
        }
        packet.clear();
        packet.put((byte) 0x80).put((byte) (payloadType | (sent == 0 ? 0x80 : 0)));
        packet.putShort((short) (firstSequence + sent)).putInt((int) (firstTimestamp + sent * SAMPLES)).putInt(ssrc);
        long at = sent * SAMPLES;
        int spoken = (int) Math.max(0, Math.min(SAMPLES, audio.length - at));
        if (spoken > 0) {
            packet.put(audio, (int) at, spoken);
        }
        Arrays.fill(packet.array(), HEADER + spoken, HEADER + SAMPLES, silence);
        packet.position(0).limit(HEADER + SAMPLES);
        sent++;
        return packet;
    }
}

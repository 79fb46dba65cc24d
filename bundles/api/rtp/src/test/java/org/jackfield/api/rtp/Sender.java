package org.jackfield.api.rtp;

import java.nio.ByteBuffer;

/** An RTP sender whose every frame is unlike all others; octets of a frame = ticks, as in G.711. */
final class Sender {

    static final long MILLI = 1_000_000L;

    long ssrc = 0x1234_5678L;
    int payloadType = 8;
    int sequence = 65_500;
    long timestamp = 0xFFFF_FF00L;
    int ticks = 160;
    private int frames;

    Sender ssrc(long value) {
        ssrc = value;
        return this;
    }

    byte[] next() {
        return next(false);
    }

    byte[] next(boolean marker) {
        byte[] packet = packet(ssrc, payloadType, marker, sequence, timestamp, frame(frames++, ticks));
        sequence++;
        timestamp += ticks;
        return packet;
    }

    /** A packet that is sent and never arrives. */
    Sender skip(int packets) {
        for (int i = 0; i < packets; i++) {
            next();
        }
        return this;
    }

    static byte[] frame(int number, int octets) {
        ByteBuffer frame = ByteBuffer.allocate(octets);
        while (frame.remaining() >= 4) {
            frame.putInt(number);
        }
        return frame.array();
    }

    static byte[] packet(long ssrc, int payloadType, boolean marker, int sequence, long timestamp, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) (payloadType | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt((int) ssrc)
                .put(payload)
                .array();
    }
}

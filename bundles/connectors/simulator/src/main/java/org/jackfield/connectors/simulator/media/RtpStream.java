package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jackfield.connectors.simulator.media.voice.KeyPress;
import org.jackfield.connectors.simulator.media.voice.Law;
import org.jackfield.connectors.simulator.media.voice.Sound;
import org.jackfield.connectors.simulator.media.voice.Talk;

/**
 * What one end sends to the other: RTP (RFC 3550) in G.711 with telephone events (RFC 4733), and its RTCP reports. Exactly one of
 * {@link #say}, {@link #sound}, {@link #silence}, {@link #key} and {@link #pass} for every 20 ms. For the media thread only.
 */
final class RtpStream {

    private static final int HEADER = 12;
    private static final int MARKER = 0x80;
    private static final int EVENT_OCTETS = 4;
    private static final int EVENT_END = 0x80;
    /** Minus 10 dBm0. */
    private static final int EVENT_VOLUME = 10;
    private static final byte VERSION = (byte) 0x80;
    private static final byte ONE = (byte) 0x81;
    private static final byte SENDER_REPORT = (byte) 200;
    private static final byte SOURCE_DESCRIPTION = (byte) 202;
    private static final byte BYE = (byte) 203;
    private static final byte CANONICAL_NAME = 1;
    private static final int SENDER_REPORT_OCTETS = 28;
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000L;

    private final MediaSocket rtp;
    private final MediaSocket rtcp;
    private final byte[] canonicalName;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(HEADER + Law.FRAME);
    private final ByteBuffer report = ByteBuffer.allocateDirect(128);
    private final byte[] silentFrame = new byte[Law.FRAME];
    private final int source;
    private InetSocketAddress rtpTarget;
    private InetSocketAddress rtcpTarget;
    private Law law = Law.PCMA;
    private int eventType;
    private short sequence;
    private int timestamp;
    private int eventTimestamp;
    private boolean mark = true;
    private int packets;
    private int octets;

    RtpStream(MediaSocket rtp, MediaSocket rtcp, String canonicalName, RandomGenerator random) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.canonicalName = canonicalName.getBytes(StandardCharsets.UTF_8);
        this.source = random.nextInt();
        this.sequence = (short) random.nextInt();
        this.timestamp = random.nextInt();
    }

    /**
     * From now on.
     *
     * @param eventPayloadType number of telephone events, 0 if the other end takes none
     */
    void sendTo(InetSocketAddress audio, InetSocketAddress reports, Law codec, int eventPayloadType) {
        rtpTarget = audio;
        rtcpTarget = reports;
        law = codec;
        eventType = eventPayloadType;
        Arrays.fill(silentFrame, codec.silence());
    }

    /** Whether the other end has told where it wants to receive. */
    boolean isAgreed() {
        return rtpTarget != null;
    }

    /** What is heard in a talk just now, whoever speaks; silence for null. */
    void say(Talk talk) {
        if (talk == null) {
            silence();
        } else if (talk.isKey()) {
            key(talk.key(), talk.frameOfKey());
        } else if (talk.isSound()) {
            sound(talk.sound(), talk.frameOfSound());
        } else {
            silence();
        }
    }

    void sound(Sound sound, long frame) {
        send(sound.octets(law), sound.offset(frame));
    }

    void silence() {
        send(silentFrame, 0);
    }

    private void send(byte[] frame, int offset) {
        header(law.payloadType(), mark, timestamp).put(frame, offset, Law.FRAME);
        send(Law.FRAME);
        mark = false;
        timestamp += Law.FRAME;
    }

    /** A frame of a pressed key; silence if the other end takes no keys. */
    void key(char key, int frame) {
        if (eventType == 0 || KeyPress.isPause(frame)) {
            silence();
            return;
        }
        if (frame == 0) {
            eventTimestamp = timestamp;
        }
        header(eventType, frame == 0, eventTimestamp).put((byte) KeyPress.event(key))
                .put((byte) ((KeyPress.isEnd(frame) ? EVENT_END : 0) | EVENT_VOLUME))
                .putShort((short) KeyPress.duration(frame));
        send(EVENT_OCTETS);
        timestamp += Law.FRAME;
        mark = true;
    }

    /** Says nothing at all; time goes on. */
    void pass() {
        timestamp += Law.FRAME;
        mark = true;
    }

    private ByteBuffer header(int payloadType, boolean marked, int time) {
        return packet.clear().put(VERSION).put((byte) (payloadType | (marked ? MARKER : 0))).putShort(sequence++).putInt(time)
                .putInt(source);
    }

    private void send(int payload) {
        packets++;
        octets += payload;
        rtp.write(packet.flip(), rtpTarget);
    }

    /** Tells what was sent (RFC 3550 §6.4.1). */
    void report(Instant now) {
        if (packets > 0) {
            compose(now);
            rtcp.write(report.flip(), rtcpTarget);
        }
    }

    /** Tells that nothing more comes (RFC 3550 §6.6). */
    void bye(Instant now) {
        if (packets > 0) {
            compose(now);
            report.put(ONE).put(BYE).putShort((short) 1).putInt(source);
            rtcp.write(report.flip(), rtcpTarget);
        }
    }

    private void compose(Instant now) {
        report.clear().put(VERSION).put(SENDER_REPORT).putShort((short) (SENDER_REPORT_OCTETS / 4 - 1)).putInt(source)
                .putInt((int) (now.getEpochSecond() + SECONDS_FROM_1900_TO_1970))
                .putInt((int) (((long) now.getNano() << 32) / NANOS))
                .putInt(timestamp).putInt(packets).putInt(octets);
        // A chunk ends with at least one empty octet, on a boundary of 32 bits.
        int chunk = 4 + 2 + canonicalName.length;
        int padding = 4 - chunk % 4;
        report.put(ONE).put(SOURCE_DESCRIPTION).putShort((short) ((chunk + padding) / 4)).putInt(source).put(CANONICAL_NAME)
                .put((byte) canonicalName.length).put(canonicalName);
        for (int i = 0; i < padding; i++) {
            report.put((byte) 0);
        }
    }
}

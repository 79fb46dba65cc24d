package org.jackfield.core.capture.route;

import org.jackfield.api.rtp.PacketFault;
import org.jackfield.api.rtp.RtpPacket;
import org.jackfield.core.capture.net.Frame;

/**
 * Datagrams of which nobody knows whether they are audio. Those that look like RTP are kept until a second one of the same
 * stream confirms it; a fixed number of them, of which new ones push out others. For one thread.
 */
final class Strangers {

    private static final int SLOTS = 4096;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int CONFIRMS_WITHIN = 16;
    private static final int LONGEST = 1500;
    private static final int LAST_STATIC_AUDIO = 18;
    private static final int FIRST_DYNAMIC = 96;

    private final Kept[] slots = new Kept[SLOTS];
    private final RtpPacket rtp = new RtpPacket();

    /** A datagram that waits for a second one. */
    static final class Kept {
        private long sourceHigh;
        private long sourceLow;
        private long destinationHigh;
        private long destinationLow;
        private int sourcePort;
        private int destinationPort;
        private long ssrc;
        private int sequence;
        long time;
        byte[] bytes = new byte[0];
        int length;

        private boolean isOf(Frame frame) {
            return sourcePort == frame.sourcePort() && destinationPort == frame.destinationPort()
                    && sourceLow == frame.sourceLow() && destinationLow == frame.destinationLow()
                    && sourceHigh == frame.sourceHigh() && destinationHigh == frame.destinationHigh();
        }

        private boolean isAnswerTo(Frame frame) {
            return sourcePort == frame.destinationPort() && destinationPort == frame.sourcePort()
                    && sourceLow == frame.destinationLow() && destinationLow == frame.sourceLow()
                    && sourceHigh == frame.destinationHigh() && destinationHigh == frame.sourceHigh();
        }

        private void keep(Frame frame, RtpPacket rtp, long now) {
            sourceHigh = frame.sourceHigh();
            sourceLow = frame.sourceLow();
            destinationHigh = frame.destinationHigh();
            destinationLow = frame.destinationLow();
            sourcePort = frame.sourcePort();
            destinationPort = frame.destinationPort();
            ssrc = rtp.ssrc();
            sequence = rtp.sequenceNumber();
            time = now;
            length = frame.payloadLength();
            if (bytes.length < length) {
                bytes = new byte[Math.max(256, length)];
            }
            System.arraycopy(frame.bytes(), frame.payload(), bytes, 0, length);
        }
    }

    /** {@return the datagram that this one confirms to be audio; null if none} */
    Kept confirmed(Frame frame, long now) {
        if (frame.payloadLength() <= RtpPacket.HEADER || frame.payloadLength() > LONGEST
                || RtpPacket.isRtcp(frame.bytes(), frame.payload(), frame.payloadLength())
                || rtp.wrap(frame.bytes(), frame.payload(), frame.payloadLength()) != PacketFault.NONE
                || rtp.payloadType() > LAST_STATIC_AUDIO && rtp.payloadType() < FIRST_DYNAMIC) {
            return null;
        }
        int at = slot(frame);
        Kept kept = slots[at];
        if (kept == null) {
            kept = new Kept();
            slots[at] = kept;
        } else if (kept.isOf(frame) && kept.ssrc == rtp.ssrc() && now - kept.time < PATIENCE_NANOS) {
            int distance = (short) (rtp.sequenceNumber() - kept.sequence);
            if (distance != 0 && Math.abs(distance) <= CONFIRMS_WITHIN) {
                kept.time = Math.min(kept.time, now);
                kept.ssrc = -1;
                return kept;
            }
        }
        kept.keep(frame, rtp, now);
        return null;
    }

    /** {@return the datagram that was kept of the other direction; null if none} */
    Kept other(Frame frame, long now) {
        Kept kept = slots[slot(frame.destinationLow(), frame.sourceLow(), frame.destinationPort(), frame.sourcePort())];
        boolean there = kept != null && kept.ssrc >= 0 && kept.isAnswerTo(frame) && now - kept.time < PATIENCE_NANOS;
        if (there) {
            kept.ssrc = -1;
        }
        return there ? kept : null;
    }

    private static int slot(Frame frame) {
        return slot(frame.sourceLow(), frame.destinationLow(), frame.sourcePort(), frame.destinationPort());
    }

    private static int slot(long sourceLow, long destinationLow, int sourcePort, int destinationPort) {
        long hash = sourceLow * 31 + destinationLow;
        hash = (hash ^ (long) sourcePort << 16 ^ destinationPort) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash >>> 40) & SLOTS - 1;
    }
}

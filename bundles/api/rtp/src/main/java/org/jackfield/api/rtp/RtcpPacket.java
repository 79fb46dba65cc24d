package org.jackfield.api.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A view of a compound RTCP packet (RFC 3550 §6) in somebody else's buffer, and a cursor over the packets in it: sender
 * and receiver reports, source descriptions and BYE are read, others are stepped over. Reduced-size packets (RFC 5506) are
 * accepted. All lengths are checked by {@link #wrap}, so nothing that is read afterwards lies outside. One thread.
 *
 * <pre>{@code
 * if (rtcp.wrap(buffer, offset, length) == PacketFault.NONE) {
 *     while (rtcp.next()) {
 *         switch (rtcp.type()) { … }
 *     }
 * }
 * }</pre>
 */
public final class RtcpPacket {

    /** Sender report (RFC 3550 §6.4.1). */
    public static final int SENDER_REPORT = 200;
    /** Receiver report (RFC 3550 §6.4.2). */
    public static final int RECEIVER_REPORT = 201;
    /** Source description (RFC 3550 §6.5). */
    public static final int SOURCE_DESCRIPTION = 202;
    /** A source leaves (RFC 3550 §6.6). */
    public static final int BYE = 203;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 4;
    private static final int LAST_DEFINED_TYPE = 207;
    private static final int SENDER_INFO = 20;
    private static final int REPORT_BLOCK = 24;
    private static final int CNAME = 1;

    private byte[] buffer = new byte[0];
    private int end;
    private int at;
    private int following;

    /** Creates a view of nothing. */
    public RtcpPacket() {
        // Filled by wrap.
    }

    /**
     * Looks at another compound packet and stands before its first part.
     *
     * @param buffer holds the UDP payload; not copied, never changed; never null
     * @param offset where the packet begins
     * @param length its octets
     * @return what is wrong with it, or {@link PacketFault#NONE}; a packet with a fault has no parts; never null
     * @throws IndexOutOfBoundsException if the range is not within the buffer
     */
    public PacketFault wrap(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        this.buffer = buffer;
        end = 0;
        at = 0;
        following = 0;
        if (length < 2 * HEADER) {
            return PacketFault.TRUNCATED;
        }
        int padding = 0;
        int part = offset;
        while (part < offset + length) {
            int left = offset + length - part;
            PacketFault fault = padding > 0 ? PacketFault.PADDING : faultOfPart(part, left);
            if (fault != PacketFault.NONE) {
                return fault;
            }
            padding = padding(part);
            part += size(part);
        }
        end = offset + length;
        following = offset;
        return PacketFault.NONE;
    }

    private PacketFault faultOfPart(int part, int left) {
        if (left < HEADER || size(part) > left) {
            return PacketFault.RTCP_LENGTH;
        }
        if ((buffer[part] >> 6 & 3) != 2) {
            return PacketFault.VERSION;
        }
        int type = buffer[part + 1] & 0xFF;
        if (type < SENDER_REPORT || type > LAST_DEFINED_TYPE) {
            return PacketFault.RTCP_TYPE;
        }
        if ((buffer[part] & 0x20) != 0 && (padding(part) == 0 || padding(part) > size(part) - HEADER)) {
            return PacketFault.PADDING;
        }
        int count = buffer[part] & 0x1F;
        int needed = switch (type) {
            case SENDER_REPORT -> 8 + SENDER_INFO + count * REPORT_BLOCK;
            case RECEIVER_REPORT -> 8 + count * REPORT_BLOCK;
            case BYE -> HEADER + 4 * count;
            case SOURCE_DESCRIPTION -> HEADER + 8 * count;
            default -> HEADER;
        };
        return needed > size(part) - padding(part) ? PacketFault.RTCP_LENGTH : PacketFault.NONE;
    }

    private int size(int part) {
        return HEADER + 4 * ((short) SHORT.get(buffer, part + 2) & 0xFFFF);
    }

    private int padding(int part) {
        return (buffer[part] & 0x20) == 0 ? 0 : buffer[part + size(part) - 1] & 0xFF;
    }

    /** {@return whether there was another part, which is then the current one} */
    public boolean next() {
        if (following >= end) {
            return false;
        }
        at = following;
        following += size(at);
        return true;
    }

    /** {@return the type of the current part, 200 to 207} */
    public int type() {
        return buffer[at + 1] & 0xFF;
    }

    /** {@return the report blocks, chunks or sources of the current part, 0 to 31} */
    public int count() {
        return buffer[at] & 0x1F;
    }

    /** {@return the source of the current part, 0 to 2³² − 1; of a BYE or a description the first one; 0 if none} */
    public long ssrc() {
        return size(at) < 2 * HEADER ? 0 : unsigned(at + HEADER);
    }

    /** {@return when a sender report was sent, as a 64-bit NTP timestamp: seconds since 1900 and their 2⁻³² parts} */
    public long ntpTime() {
        need(SENDER_REPORT);
        return (long) LONG.get(buffer, at + 8);
    }

    /** {@return the same moment on the clock of the sender's RTP timestamps, 0 to 2³² − 1} */
    public long rtpTimestamp() {
        need(SENDER_REPORT);
        return unsigned(at + 16);
    }

    /** {@return the packets that the sender says to have sent, modulo 2³²} */
    public long packetsSent() {
        need(SENDER_REPORT);
        return unsigned(at + 20);
    }

    /** {@return the payload octets that the sender says to have sent, modulo 2³²} */
    public long octetsSent() {
        need(SENDER_REPORT);
        return unsigned(at + 24);
    }

    /** {@return the source that a report block is about, 0 to 2³² − 1} */
    public long reportedSsrc(int block) {
        return unsigned(block(block));
    }

    /** {@return the share lost since the report before, in 1/256} */
    public int fractionLost(int block) {
        return buffer[block(block) + 4] & 0xFF;
    }

    /** {@return the packets lost since the beginning; negative if duplicates outweigh} */
    public int packetsLost(int block) {
        return (int) INT.get(buffer, block(block) + 4) << 8 >> 8;
    }

    /** {@return the highest sequence number received, with its cycles in the upper 16 bits} */
    public long highestSequence(int block) {
        return unsigned(block(block) + 8);
    }

    /** {@return the interarrival jitter in ticks of the source's clock} */
    public long jitter(int block) {
        return unsigned(block(block) + 12);
    }

    /**
     * {@return a source that a BYE names, 0 to 2³² − 1}
     *
     * @param index 0 to {@link #count()} − 1
     * @throws IndexOutOfBoundsException if there is no such one
     */
    public long leaving(int index) {
        need(BYE);
        Objects.checkIndex(index, count());
        return unsigned(at + HEADER + 4 * index);
    }

    /**
     * {@return the canonical name of a description's first source (RFC 3550 §6.5.1), by which a participant is known even
     * when its SSRC changes; empty if it has none}
     */
    public Optional<String> canonicalName() {
        need(SOURCE_DESCRIPTION);
        int item = at + 2 * HEADER;
        int limit = at + size(at) - padding(at);
        while (count() > 0 && item + 1 < limit && buffer[item] != 0) {
            int length = buffer[item + 1] & 0xFF;
            if (item + 2 + length > limit) {
                return Optional.empty();
            }
            if (buffer[item] == CNAME) {
                return Optional.of(new String(buffer, item + 2, length, StandardCharsets.UTF_8));
            }
            item += 2 + length;
        }
        return Optional.empty();
    }

    private int block(int index) {
        if (type() != SENDER_REPORT && type() != RECEIVER_REPORT) {
            throw new IllegalStateException("only reports have blocks");
        }
        Objects.checkIndex(index, count());
        return at + 2 * HEADER + (type() == SENDER_REPORT ? SENDER_INFO : 0) + index * REPORT_BLOCK;
    }

    private void need(int type) {
        if (end == 0 || type() != type) {
            throw new IllegalStateException("the current part is not of type " + type);
        }
    }

    private long unsigned(int position) {
        return (int) INT.get(buffer, position) & 0xFFFFFFFFL;
    }
}

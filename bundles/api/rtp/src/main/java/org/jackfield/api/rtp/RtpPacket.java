package org.jackfield.api.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A view of an RTP packet (RFC 3550 §5.1) in somebody else's buffer: nothing is copied, and one view serves any number of
 * packets, one after the other. What it tells is valid from a {@link #wrap} that found no fault until the next one, as
 * long as the buffer is left alone. One thread.
 */
public final class RtpPacket {

    /** The octets of the fixed header. */
    public static final int HEADER = 12;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int VERSION = 2;
    private static final int RTCP_TYPES_FROM = 192;
    private static final int RTCP_TYPES_TO = 223;

    private byte[] buffer = new byte[0];
    private int start;
    private int flags;
    private int markerAndType;
    private int sequenceNumber;
    private int timestamp;
    private int ssrc;
    private int payloadOffset;
    private int payloadLength;

    /** Creates a view of nothing. */
    public RtpPacket() {
        // Filled by wrap.
    }

    /**
     * {@return whether a datagram on a port shared by both is RTCP rather than RTP (RFC 5761 §4)} Looks at the first two
     * octets; a shorter one is not.
     *
     * @throws IndexOutOfBoundsException if the range is not within the buffer
     */
    public static boolean isRtcp(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length < 2) {
            return false;
        }
        int type = buffer[offset + 1] & 0xFF;
        return type >= RTCP_TYPES_FROM && type <= RTCP_TYPES_TO;
    }

    /**
     * Looks at another packet.
     *
     * @param buffer holds the UDP payload; not copied, never changed; never null
     * @param offset where the packet begins
     * @param length its octets
     * @return what is wrong with it, or {@link PacketFault#NONE}; never null
     * @throws IndexOutOfBoundsException if the range is not within the buffer
     */
    public PacketFault wrap(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length < HEADER) {
            return PacketFault.TRUNCATED;
        }
        int first = buffer[offset];
        if ((first >> 6 & 3) != VERSION) {
            return PacketFault.VERSION;
        }
        int header = HEADER + 4 * (first & 0x0F);
        if (header > length) {
            return PacketFault.CONTRIBUTORS;
        }
        if ((first & 0x10) != 0) {
            header += 4;
            if (header > length) {
                return PacketFault.EXTENSION;
            }
            header += 4 * ((short) SHORT.get(buffer, offset + header - 2) & 0xFFFF);
            if (header > length) {
                return PacketFault.EXTENSION;
            }
        }
        int padding = 0;
        if ((first & 0x20) != 0) {
            padding = buffer[offset + length - 1] & 0xFF;
            if (padding == 0 || padding > length - header) {
                return PacketFault.PADDING;
            }
        }
        this.buffer = buffer;
        start = offset;
        flags = first;
        markerAndType = buffer[offset + 1];
        sequenceNumber = (short) SHORT.get(buffer, offset + 2) & 0xFFFF;
        timestamp = (int) INT.get(buffer, offset + 4);
        ssrc = (int) INT.get(buffer, offset + 8);
        payloadOffset = offset + header;
        payloadLength = length - header - padding;
        return PacketFault.NONE;
    }

    /** {@return the marker bit; in audio it begins a talkspurt (RFC 3551 §4.1)} */
    public boolean marker() {
        return (markerAndType & 0x80) != 0;
    }

    /** {@return the payload type, 0 to 127} */
    public int payloadType() {
        return markerAndType & 0x7F;
    }

    /** {@return the sequence number, 0 to 65535} */
    public int sequenceNumber() {
        return sequenceNumber;
    }

    /** {@return the timestamp in ticks of the payload's clock, 0 to 2³² − 1} */
    public long timestamp() {
        return timestamp & 0xFFFFFFFFL;
    }

    /** {@return the synchronisation source, 0 to 2³² − 1} */
    public long ssrc() {
        return ssrc & 0xFFFFFFFFL;
    }

    /** {@return how many contributing sources the packet names, 0 to 15} */
    public int contributors() {
        return flags & 0x0F;
    }

    /**
     * {@return a contributing source, 0 to 2³² − 1}
     *
     * @param index 0 to {@link #contributors()} − 1
     * @throws IndexOutOfBoundsException if there is no such one
     */
    public long contributor(int index) {
        Objects.checkIndex(index, contributors());
        return (int) INT.get(buffer, start + HEADER + 4 * index) & 0xFFFFFFFFL;
    }

    /** {@return the buffer that holds the packet; never null} */
    public byte[] buffer() {
        return buffer;
    }

    /** {@return where in the buffer the payload begins} */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** {@return the octets of the payload without padding; may be 0} */
    public int payloadLength() {
        return payloadLength;
    }
}

package org.jackfield.core.capture.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jackfield.core.capture.net.Frame.Kind;

/**
 * Finds UDP datagrams and TCP segments in captured frames: Ethernet with VLAN tags (IEEE 802.1Q, 802.1ad), Linux cooked
 * frames, IPv4 (RFC 791), IPv6 with extension headers (RFC 8200). Any bytes may be given; none is read behind the end.
 */
public final class FrameReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final int ETHERNET_HEADER = 14;
    private static final int COOKED_HEADER = 16;
    private static final int COOKED_2_HEADER = 20;
    private static final int LOOPBACK_HEADER = 4;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88A8;
    private static final int OLD_SERVICE_VLAN = 0x9100;
    private static final int MOST_VLANS = 4;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final int MOST_EXTENSIONS = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int UDP_HEADER = 8;
    private static final int TCP_HEADER = 20;

    private FrameReader() {}

    /**
     * Reads a frame.
     *
     * @param link what stands in front of its IP header
     * @param bytes where it is
     * @param offset where it begins
     * @param length how much of it was captured
     * @param frame takes what is found
     * @return its kind, as {@link Frame#kind()}
     */
    public static Kind read(LinkType link, byte[] bytes, int offset, int length, Frame frame) {
        frame.bytes = bytes;
        frame.sourceMac = Frame.NONE;
        frame.destinationMac = Frame.NONE;
        frame.vlan = Frame.NONE;
        int end = offset + length;
        return switch (link) {
            case ETHERNET -> ethernet(offset, end, frame);
            case RAW_IP -> ip(offset, end, frame);
            case LOOPBACK -> ip(offset + LOOPBACK_HEADER, end, frame);
            case LINUX_COOKED -> length < COOKED_HEADER
                    ? frame.as(Kind.MALFORMED)
                    : typed(u16(bytes, offset + COOKED_HEADER - 2), offset + COOKED_HEADER, end, frame);
            case LINUX_COOKED_2 -> length < COOKED_2_HEADER
                    ? frame.as(Kind.MALFORMED)
                    : typed(u16(bytes, offset), offset + COOKED_2_HEADER, end, frame);
        };
    }

    private static Kind ethernet(int offset, int end, Frame frame) {
        if (end - offset < ETHERNET_HEADER) {
            return frame.as(Kind.MALFORMED);
        }
        frame.destinationMac = mac(frame.bytes, offset);
        frame.sourceMac = mac(frame.bytes, offset + 6);
        return typed(u16(frame.bytes, offset + 12), offset + ETHERNET_HEADER, end, frame);
    }

    /** What follows an EtherType. */
    private static Kind typed(int etherType, int offset, int end, Frame frame) {
        int type = etherType;
        int at = offset;
        for (int tags = 0; type == VLAN || type == SERVICE_VLAN || type == OLD_SERVICE_VLAN; tags++) {
            if (tags == MOST_VLANS || end - at < 4) {
                return frame.as(Kind.MALFORMED);
            }
            frame.vlan = u16(frame.bytes, at) & 0xFFF;
            type = u16(frame.bytes, at + 2);
            at += 4;
        }
        return type == IPV4 || type == IPV6 ? ip(at, end, frame) : frame.as(Kind.OTHER);
    }

    private static Kind ip(int offset, int end, Frame frame) {
        if (end <= offset) {
            return frame.as(Kind.MALFORMED);
        }
        frame.ip = offset;
        return switch (frame.bytes[offset] >> 4 & 0xF) {
            case 4 -> ipv4(offset, end, frame);
            case 6 -> ipv6(offset, end, frame);
            default -> frame.as(Kind.MALFORMED);
        };
    }

    private static Kind ipv4(int offset, int end, Frame frame) {
        byte[] bytes = frame.bytes;
        if (end - offset < IPV4_HEADER) {
            return frame.as(Kind.MALFORMED);
        }
        int header = (bytes[offset] & 0xF) * 4;
        int total = u16(bytes, offset + 2);
        // A network card that cuts what it sends itself leaves the length empty.
        int packetEnd = total == 0 ? end : offset + total;
        if (header < IPV4_HEADER || packetEnd > end || offset + header > packetEnd) {
            return frame.as(Kind.MALFORMED);
        }
        frame.ipEnd = packetEnd;
        frame.sourceHigh = 0;
        frame.sourceLow = IPV4_MAPPED | u32(bytes, offset + 12);
        frame.destinationHigh = 0;
        frame.destinationLow = IPV4_MAPPED | u32(bytes, offset + 16);
        frame.protocol = bytes[offset + 9] & 0xFF;
        int fragment = u16(bytes, offset + 6);
        frame.fragmentId = u16(bytes, offset + 4);
        frame.fragmentOffset = (fragment & 0x1FFF) * 8;
        frame.moreFragments = (fragment & 0x2000) != 0;
        frame.payload = offset + header;
        frame.payloadLength = packetEnd - frame.payload;
        return frame.moreFragments || frame.fragmentOffset > 0 ? frame.as(Kind.FRAGMENT) : transport(frame);
    }

    private static Kind ipv6(int offset, int end, Frame frame) {
        byte[] bytes = frame.bytes;
        if (end - offset < IPV6_HEADER) {
            return frame.as(Kind.MALFORMED);
        }
        int length = u16(bytes, offset + 4);
        int packetEnd = length == 0 ? end : offset + IPV6_HEADER + length;
        if (packetEnd > end) {
            return frame.as(Kind.MALFORMED);
        }
        frame.ipEnd = packetEnd;
        frame.sourceHigh = u64(bytes, offset + 8);
        frame.sourceLow = u64(bytes, offset + 16);
        frame.destinationHigh = u64(bytes, offset + 24);
        frame.destinationLow = u64(bytes, offset + 32);
        return extensions(bytes[offset + 6] & 0xFF, offset + IPV6_HEADER, packetEnd, frame);
    }

    private static Kind extensions(int firstHeader, int offset, int end, Frame frame) {
        byte[] bytes = frame.bytes;
        int header = firstHeader;
        int at = offset;
        for (int i = 0; i < MOST_EXTENSIONS; i++) {
            boolean extension = header == HOP_BY_HOP || header == ROUTING || header == DESTINATION
                    || header == AUTHENTICATION || header == FRAGMENT;
            if (!extension) {
                frame.protocol = header;
                frame.payload = at;
                frame.payloadLength = end - at;
                return transport(frame);
            }
            if (end - at < 8) {
                return frame.as(Kind.MALFORMED);
            }
            int next = bytes[at] & 0xFF;
            if (header == FRAGMENT) {
                int fragment = u16(bytes, at + 2);
                frame.fragmentOffset = fragment & 0xFFF8;
                frame.moreFragments = (fragment & 1) != 0;
                frame.fragmentId = u32(bytes, at + 4);
                frame.protocol = next;
                frame.payload = at + 8;
                frame.payloadLength = end - frame.payload;
                if (frame.moreFragments || frame.fragmentOffset > 0) {
                    return frame.as(Kind.FRAGMENT);
                }
            }
            int units = bytes[at + 1] & 0xFF;
            at += header == FRAGMENT ? 8 : header == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
            header = next;
            if (at > end) {
                return frame.as(Kind.MALFORMED);
            }
        }
        return frame.as(Kind.MALFORMED);
    }

    /** Reads what is in an IP packet, whose payload and protocol are known. */
    static Kind transport(Frame frame) {
        return switch (frame.protocol) {
            case Frame.UDP -> udp(frame);
            case Frame.TCP -> tcp(frame);
            default -> frame.as(Kind.OTHER);
        };
    }

    private static Kind udp(Frame frame) {
        if (frame.payloadLength < UDP_HEADER) {
            return frame.as(Kind.MALFORMED);
        }
        ports(frame);
        int length = u16(frame.bytes, frame.payload + 4);
        if (length == 0) {
            length = frame.payloadLength;
        }
        if (length < UDP_HEADER || length > frame.payloadLength) {
            return frame.as(Kind.MALFORMED);
        }
        frame.payload += UDP_HEADER;
        frame.payloadLength = length - UDP_HEADER;
        return frame.as(Kind.UDP);
    }

    private static Kind tcp(Frame frame) {
        if (frame.payloadLength < TCP_HEADER) {
            return frame.as(Kind.MALFORMED);
        }
        ports(frame);
        int header = (frame.bytes[frame.payload + 12] >> 4 & 0xF) * 4;
        if (header < TCP_HEADER || header > frame.payloadLength) {
            return frame.as(Kind.MALFORMED);
        }
        frame.tcpSequence = u32(frame.bytes, frame.payload + 4);
        frame.tcpFlags = frame.bytes[frame.payload + 13] & 0xFF;
        frame.payload += header;
        frame.payloadLength -= header;
        return frame.as(Kind.TCP);
    }

    private static void ports(Frame frame) {
        frame.sourcePort = u16(frame.bytes, frame.payload);
        frame.destinationPort = u16(frame.bytes, frame.payload + 2);
    }

    private static long mac(byte[] bytes, int at) {
        return u32(bytes, at) << 16 | u16(bytes, at + 4);
    }

    static int u16(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }

    static long u32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at) & 0xFFFF_FFFFL;
    }

    static long u64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }
}

package org.jackfield.core.capture.net;

/**
 * What one captured frame carries, as positions in the buffer it was captured into. One object serves for all frames of a
 * thread; nothing is allocated for a frame.
 *
 * <p>Addresses are two longs: IPv6 as it is, IPv4 as the IPv4-mapped address of RFC 4291 §2.5.5.2.
 */
public final class Frame {

    /** No MAC address or no VLAN. */
    public static final int NONE = -1;

    /** What a frame is to us. */
    public enum Kind {
        /** A UDP datagram. */
        UDP,
        /** A TCP segment. */
        TCP,
        /** A part of an IP packet; see {@link Reassembly}. */
        FRAGMENT,
        /** Something else, whole. */
        OTHER,
        /** Shorter than it says it is: cut by the capture length, or broken. */
        MALFORMED
    }

    static final int UDP = 17;
    static final int TCP = 6;

    byte[] bytes;
    Kind kind;
    long sourceMac;
    long destinationMac;
    int vlan;
    int ip;
    int ipEnd;
    int protocol;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int sourcePort;
    int destinationPort;
    int payload;
    int payloadLength;
    long tcpSequence;
    int tcpFlags;
    long fragmentId;
    int fragmentOffset;
    boolean moreFragments;

    /** {@return the buffer that all positions are in} */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return what it is; the other values hold only for the kinds that have them} */
    public Kind kind() {
        return kind;
    }

    /** {@return who sent it on this link, 48 bits; {@link #NONE} if the link has no addresses} */
    public long sourceMac() {
        return sourceMac;
    }

    /** {@return to whom on this link, 48 bits; {@link #NONE} if the link has no addresses} */
    public long destinationMac() {
        return destinationMac;
    }

    /** {@return the inner VLAN, {@link #NONE} if it was not tagged} */
    public int vlan() {
        return vlan;
    }

    /** {@return the upper half of the sender's address} */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** {@return the lower half of the sender's address} */
    public long sourceLow() {
        return sourceLow;
    }

    /** {@return the upper half of the receiver's address} */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** {@return the lower half of the receiver's address} */
    public long destinationLow() {
        return destinationLow;
    }

    /** {@return the sender's port} */
    public int sourcePort() {
        return sourcePort;
    }

    /** {@return the receiver's port} */
    public int destinationPort() {
        return destinationPort;
    }

    /** {@return where the payload begins} */
    public int payload() {
        return payload;
    }

    /** {@return the payload's bytes; 0 is possible} */
    public int payloadLength() {
        return payloadLength;
    }

    /** {@return the TCP sequence number, 32 bits} */
    public long tcpSequence() {
        return tcpSequence;
    }

    /** {@return whether this TCP segment opens a connection} */
    public boolean isTcpSyn() {
        return (tcpFlags & 0x02) != 0;
    }

    /** {@return whether this TCP segment ends a connection, in order or not} */
    public boolean isTcpEnd() {
        return (tcpFlags & 0x05) != 0;
    }

    /** {@return where the IP header begins} */
    int ip() {
        return ip;
    }

    /** {@return the first position behind the IP packet} */
    int ipEnd() {
        return ipEnd;
    }

    Kind as(Kind what) {
        kind = what;
        return what;
    }
}

package org.jackfield.core.capture.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address with a port, in the form of {@link Frame}: two longs, IPv4 as the IPv4-mapped address.
 *
 * @param high the upper half of the address
 * @param low the lower half of the address
 * @param port 0 to 65535; 0 where only the address is meant
 */
public record Address(long high, long low, int port) {

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final long IPV4_MASK = 0xFFFF_FFFFL;

    /** {@return who sent the frame's datagram} */
    public static Address source(Frame frame) {
        return new Address(frame.sourceHigh, frame.sourceLow, frame.sourcePort);
    }

    /** {@return to whom the frame's datagram was sent} */
    public static Address destination(Frame frame) {
        return new Address(frame.destinationHigh, frame.destinationLow, frame.destinationPort);
    }

    /**
     * {@return an address as it is written, without brackets; empty for a host name, which nobody is asked for, and for
     * whatever else}
     */
    public static Optional<Address> parse(String literal, int port) {
        if (literal.isEmpty() || literal.length() > 64) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.ofLiteral(literal), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the same as two longs} */
    public static Address of(InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return new Address(0, IPV4_MAPPED | ByteBuffer.wrap(bytes).getInt() & IPV4_MASK, port);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Address(buffer.getLong(), buffer.getLong(), port);
    }

    /** {@return the same place with another port} */
    public Address at(int otherPort) {
        return new Address(high, low, otherPort);
    }

    /** {@return whether both are the same machine} */
    public boolean isSameHost(Address other) {
        return high == other.high && low == other.low;
    }

    /** {@return whether this is the unspecified address, which is nowhere} */
    public boolean isNowhere() {
        return high == 0 && (low == 0 || low == IPV4_MAPPED);
    }

    /** {@return the address without the port} */
    public InetAddress host() {
        byte[] bytes = high == 0 && low >>> 32 == 0xFFFF
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** {@return the address and the port} */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host(), port);
    }

    @Override
    public String toString() {
        String host = host().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

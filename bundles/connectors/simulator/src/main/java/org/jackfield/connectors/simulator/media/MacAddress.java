package org.jackfield.connectors.simulator.media;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** The hardware addresses of the office's network: the loopback interface has none, but mirrored frames need them. */
final class MacAddress {

    /** Locally administered (IEEE 802). */
    private static final int LOCAL = 0x0200_5E;

    private MacAddress() {
    }

    /** Writes the one that belongs to this IPv4 address. */
    static void put(InetAddress address, ByteBuffer target) {
        byte[] octets = address.getAddress();
        target.put((byte) (LOCAL >> 16)).put((byte) (LOCAL >> 8)).put((byte) LOCAL).put(octets, 1, 3);
    }
}

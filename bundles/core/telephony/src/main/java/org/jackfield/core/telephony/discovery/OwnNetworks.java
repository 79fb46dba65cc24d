package org.jackfield.core.telephony.discovery;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;

/** The IPv4 networks that this server is part of. */
final class OwnNetworks {

    /** A network larger than this is searched around the server's own address. */
    private static final int WIDEST = 22;

    private OwnNetworks() {}

    private record Own(long address, int bits) {
        Own searched() {
            return new Own(address, Math.max(bits, WIDEST));
        }

        boolean holds(long other) {
            return (address ^ other) >>> 32 - bits == 0;
        }

        @Override
        public String toString() {
            long network = bits == 0 ? 0 : address & -(1L << 32 - bits);
            return ScanRange.dotted(network) + "/" + bits;
        }
    }

    /** {@return the networks as a range to search} */
    static String text() {
        return networks().stream().map(own -> own.searched().toString()).distinct().collect(Collectors.joining(", "));
    }

    /** {@return whether an address is of one of them} */
    static boolean hold(long address) {
        return networks().stream().anyMatch(own -> own.holds(address));
    }

    private static List<Own> networks() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnNetworks::isUsed)
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .filter(address -> address.getAddress() instanceof Inet4Address)
                    .map(OwnNetworks::own)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUsed(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback() && !each.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }

    private static Own own(InterfaceAddress address) {
        byte[] octets = address.getAddress().getAddress();
        return new Own(
                ScanRange.number(octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff),
                Math.clamp(address.getNetworkPrefixLength(), 1, 32));
    }
}

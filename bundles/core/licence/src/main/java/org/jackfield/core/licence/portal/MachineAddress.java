package org.jackfield.core.licence.portal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A MAC address that a licence may be bound to.
 *
 * @param mac as licences write it
 * @param network the interface's name and its addresses; empty if it has none now
 */
public record MachineAddress(String mac, String network) {

    /** {@return what the gate accepts, with what people know it by; those that have an address first} */
    static List<MachineAddress> of(Set<String> accepted) {
        Map<String, String> known = new HashMap<>();
        try {
            NetworkInterface.networkInterfaces().forEach(one -> {
                String mac = macOf(one);
                if (!mac.isEmpty()) {
                    known.merge(mac, describe(one), (first, second) -> first + ", " + second);
                }
            });
        } catch (SocketException none) {
            // the addresses alone must do
        }
        List<MachineAddress> all = new ArrayList<>();
        accepted.forEach(mac -> all.add(new MachineAddress(mac, known.getOrDefault(mac, ""))));
        all.sort(Comparator.comparing((MachineAddress one) -> !one.network.contains(" "))
                .thenComparing(MachineAddress::network)
                .thenComparing(MachineAddress::mac));
        return all;
    }

    private static String macOf(NetworkInterface one) {
        try {
            byte[] address = one.getHardwareAddress();
            return address == null ? "" : HexFormat.ofDelimiter(":").formatHex(address);
        } catch (SocketException gone) {
            return "";
        }
    }

    private static String describe(NetworkInterface one) {
        String addresses = one.inetAddresses().map(InetAddress::getHostAddress)
                .map(address -> address.replaceFirst("%.*", ""))
                .collect(Collectors.joining(" "));
        return addresses.isEmpty() ? one.getName() : one.getName() + " " + addresses;
    }
}

package org.jackfield.core.capture;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The network adapters of this machine. Stateless. */
public final class NetworkAdapters {

    /** All adapters at once. */
    public static final String ANY = "any";

    private NetworkAdapters() {}

    /**
     * An adapter.
     *
     * @param name by which it is captured on
     * @param addresses its IP addresses but for those of the link alone, separated by commas; empty if it has none, as a mirror port's usually has
     * @param mac its hardware address; empty if it has none
     * @param up whether it is up
     */
    public record Adapter(String name, String addresses, String mac, boolean up) {}

    /** {@return the adapters in the order of their names, and what stands for all of them} */
    public static List<Adapter> list() {
        List<Adapter> adapters = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces().forEach(each -> adapters.add(adapter(each)));
        } catch (SocketException e) {
            // A machine that does not tell has none that could be chosen by name.
        }
        adapters.sort(Comparator.comparing(Adapter::name));
        adapters.add(new Adapter(ANY, "", "", true));
        return adapters;
    }

    private static Adapter adapter(NetworkInterface found) {
        String addresses = found.inetAddresses()
                .filter(address -> !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress)
                // Without the name of the adapter, and the longest row of zeros left out.
                .map(address -> address.replaceFirst("%.*", "").replaceFirst("(^|:)0(:0)+(:|$)", "::"))
                .collect(Collectors.joining(", "));
        try {
            byte[] mac = found.getHardwareAddress();
            return new Adapter(found.getName(), addresses, mac == null ? "" : HexFormat.ofDelimiter(":").formatHex(mac),
                    found.isUp());
        } catch (SocketException e) {
            return new Adapter(found.getName(), addresses, "", false);
        }
    }
}

package org.jackfield.core.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What this machine is called.
 *
 * @param hosts host names, the main one first; at least {@code localhost}
 * @param addresses addresses as text, at least those of the loopback
 */
record LocalNames(List<String> hosts, List<String> addresses) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final int MAX_HOST = 64;
    private static final int MAX_ADDRESSES = 50;

    /** {@return what the operating system says; asks no name server for addresses} */
    static LocalNames ask() {
        Set<String> hosts = new LinkedHashSet<>();
        Set<String> addresses = new LinkedHashSet<>(List.of("127.0.0.1", "::1"));
        try {
            hosts.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException nameless) {
            hosts.clear();
        }
        hosts.add("localhost");
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .limit(MAX_ADDRESSES)
                    .forEach(address -> addresses.add(address.getHostAddress().replaceFirst("%.*", "")));
        } catch (SocketException unknown) {
            // The loopback addresses are enough to begin with.
            return of(hosts, addresses);
        }
        return of(hosts, addresses);
    }

    /** {@return those of the names that may stand in a certificate} */
    static LocalNames of(Set<String> hosts, Set<String> addresses) {
        List<String> valid = hosts.stream()
                .filter(host -> host.length() <= MAX_HOST && HOST.matcher(host).matches())
                .toList();
        return new LocalNames(valid.isEmpty() ? List.of("localhost") : valid, List.copyOf(addresses));
    }
}

package org.jackfield.core.gate;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The MAC addresses of this machine. */
final class Machine {

    private static final Path LINUX_INTERFACES = Path.of("/sys/class/net");
    private static final String LOOPBACK = "00:00:00:00:00:00";

    private Machine() {}

    /**
     * All addresses, as licences write them. Linux is asked directly too, because Java does not list an interface whose
     * address is gone, and a pulled cable does not make another machine.
     */
    static Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        try {
            addresses.addAll(NetworkInterface.networkInterfaces()
                    .map(Machine::addressOf)
                    .filter(address -> !address.isEmpty())
                    .collect(Collectors.toSet()));
        } catch (SocketException none) {
            // a machine without any interface has no address
        }
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(LINUX_INTERFACES)) {
            for (Path one : interfaces) {
                addresses.addAll(fileOf(one));
            }
        } catch (IOException notLinux) {
            // Java's answer is all there is
        }
        addresses.removeIf(address -> address.equals(LOOPBACK) || address.length() != LOOPBACK.length());
        return addresses;
    }

    private static String addressOf(NetworkInterface one) {
        try {
            byte[] address = one.getHardwareAddress();
            return address == null ? "" : HexFormat.ofDelimiter(":").formatHex(address);
        } catch (SocketException gone) {
            return "";
        }
    }

    private static Set<String> fileOf(Path one) {
        try {
            return Set.of(Files.readString(one.resolve("address")).strip());
        } catch (IOException none) {
            return Set.of();
        }
    }
}

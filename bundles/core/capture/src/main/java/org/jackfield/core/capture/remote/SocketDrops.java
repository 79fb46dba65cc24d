package org.jackfield.core.capture.remote;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many datagrams the kernel threw away because a socket's buffer was full, as {@code /proc/net/udp} tells (proc(5)). */
final class SocketDrops {

    private static final int LOCAL_ADDRESS = 1;
    private static final int DROPS = 12;

    private final Path table;
    private final String socket;

    /** Those of the socket that is bound to this address. */
    SocketDrops(InetSocketAddress bound) {
        this(Path.of(bound.getAddress() instanceof Inet4Address ? "/proc/net/udp" : "/proc/net/udp6"), bound);
    }

    SocketDrops(Path table, InetSocketAddress bound) {
        this.table = table;
        this.socket = hexadecimal(bound.getAddress()) + ":%04X".formatted(bound.getPort());
    }

    /** The kernel prints an address as 32-bit numbers of this machine. */
    private static String hexadecimal(InetAddress address) {
        ByteBuffer words = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (words.hasRemaining()) {
            text.append("%08X".formatted(words.getInt()));
        }
        return text.toString();
    }

    /** {@return the drops until now; 0 where no such table is} */
    long count() {
        try (Stream<String> rows = Files.lines(table)) {
            return rows.map(row -> row.strip().split("\\s+"))
                    .filter(row -> row.length > DROPS && row[LOCAL_ADDRESS].equals(socket))
                    .mapToLong(row -> Long.parseLong(row[DROPS]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            // Another kernel; the drops cannot be known there.
            return 0;
        }
    }
}

package org.jackfield.core.server;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.osgi.framework.FrameworkUtil;

/**
 * What does not change while the server runs.
 *
 * @param host the machine's name
 * @param version Jackfield's
 * @param started when the process started
 * @param system the operating system and its version
 * @param java the Java runtime and its version
 * @param processors how many processors it may use
 * @param maxMemoryMegabytes how much memory Java's heap may take
 */
public record ServerFacts(
        String host,
        String version,
        Instant started,
        String system,
        String java,
        int processors,
        long maxMemoryMegabytes) {

    private static final long MEGABYTE = 1024L * 1024;

    /** {@return what there is to know} */
    public static ServerFacts now() {
        return new ServerFacts(
                hostName(),
                FrameworkUtil.getBundle(ServerFacts.class).getVersion().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static String hostName() {
        String given = System.getenv("HOSTNAME");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

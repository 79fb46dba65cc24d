package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/**
 * Where media flow.
 *
 * @param network      the first two numbers of all addresses, in 127.0.0.0/8
 * @param sipPort      SIP port of telephone system and telephones
 * @param firstRtpPort the first port of audio
 * @param lastRtpPort  the last
 * @param mirror       where a copy of every packet goes as TZSP, or null for nowhere
 * @param recorder     SIP address that calls are recorded by, or null for none
 */
public record MediaSettings(String network, int sipPort, int firstRtpPort, int lastRtpPort, InetSocketAddress mirror,
        InetSocketAddress recorder) {

    private static final Pattern NETWORK = Pattern.compile("127\\.([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])");
    private static final int FEWEST_PORTS = 64;

    /** Checks the values. */
    public MediaSettings {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("mediaNetwork is \"" + network + "\", not two numbers such as 127.20");
        }
        if (sipPort < 1 || sipPort > 65_535) {
            throw new IllegalArgumentException("sipPort is " + sipPort + ", not 1 to 65535");
        }
        if (firstRtpPort < 1024 || lastRtpPort > 65_535 || lastRtpPort - firstRtpPort < FEWEST_PORTS) {
            throw new IllegalArgumentException("rtpPorts are " + firstRtpPort + "-" + lastRtpPort + ", not a range of more than "
                    + FEWEST_PORTS + " ports between 1024 and 65535");
        }
    }

    /**
     * Reads them as they are written in the configuration.
     *
     * @param rtpPorts first and last port, with a hyphen between
     * @param mirror   host and port with a colon between, empty for none
     * @param recorder the same
     */
    public static MediaSettings of(String network, int sipPort, String rtpPorts, String mirror, String recorder) {
        try {
            String[] ports = rtpPorts.strip().split("\\s*-\\s*", 2);
            return new MediaSettings(network.strip(), sipPort, Integer.parseInt(ports[0]), Integer.parseInt(ports[ports.length - 1]),
                    place("mirrorTo", mirror.strip()), place("recorderAt", recorder.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("rtpPorts are \"" + rtpPorts + "\", not a range such as 16384-32767", e);
        }
    }

    private static InetSocketAddress place(String key, String text) {
        if (text.isEmpty()) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", not host:port");
        }
        InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", and that host is not known");
        }
        return address;
    }
}

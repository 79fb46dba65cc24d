package org.jackfield.core.capture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.core.capture.route.PortRange;

/**
 * Which packets the kernel hands over, in libpcap's language (pcap-filter(7)): audio and signalling by their ports, and all
 * fragments, because only the first of a packet has its ports. Stateless.
 */
final class PacketFilter {

    private static final String FRAGMENTS = "(ip[6:2] & 0x3fff != 0) or (ip6[6] = 44)";

    private PacketFilter() {}

    /** {@return the filter for frames that are not tagged} */
    static String plain(CaptureSettings settings) {
        String udp = settings.portRanges().isEmpty()
                ? "udp"
                : Stream.concat(settings.portRanges().stream().map(PacketFilter::withControl),
                                settings.signallingPorts().stream().map(port -> "udp port " + port))
                        .collect(Collectors.joining(" or "));
        String tcp = settings.signallingPorts().stream().map(port -> " or tcp port " + port).collect(Collectors.joining());
        return "(" + udp + tcp + " or " + FRAGMENTS + ")";
    }

    /** {@return filters to try one after the other: not every kind of link knows tags} */
    static List<String> of(CaptureSettings settings) {
        String plain = plain(settings);
        // What follows the word vlan looks behind one tag more.
        return List.of(plain + " or (vlan and (" + plain + " or (vlan and " + plain + ")))", plain);
    }

    /** The control packets of the highest port have the next one. */
    private static String withControl(PortRange range) {
        return "udp portrange " + range.from() + "-" + Math.min(65_535, range.to() + 1);
    }
}

package org.jackfield.core.capture;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.remote.Senders;
import org.jackfield.core.capture.route.CaptureRules;
import org.jackfield.core.capture.route.PortRange;

/**
 * What is captured (manual §7.3.2.2.3).
 *
 * @param interfaces the network adapters that mirror ports are connected to; empty to capture nothing
 * @param remote the local address and UDP port that switches elsewhere mirror packets to, such as {@code 0.0.0.0:37008};
 *     empty for none
 * @param remoteSenders addresses and networks that may send there
 * @param portRanges UDP ports of audio; empty for any
 * @param signallingPorts TCP and UDP ports of SIP
 * @param phoneSystems IP addresses of the phone systems, by which the direction of audio is known
 * @param bufferMegabytes how much the kernel keeps for each adapter while nobody reads, 1 to 1024
 * @param replayFolder a folder whose capture files are read as if their packets were seen, for tests and support; empty for
 *     none
 */
public record CaptureSettings(
        List<String> interfaces,
        String remote,
        List<String> remoteSenders,
        List<PortRange> portRanges,
        List<Integer> signallingPorts,
        List<String> phoneSystems,
        int bufferMegabytes,
        String replayFolder) {

    /** What a person needs to change it, and to see what is captured. */
    public static final Permission CONFIGURE =
            new Permission("capture.configure", "Configure mirror ports and see what is captured");

    /** The group of settings. */
    public static final SettingsType<CaptureSettings> TYPE = new SettingsType<>("org.jackfield.core.capture",
            CaptureSettings.class, new CaptureSettings(List.of(), "", List.of(), List.of(), List.of(5060), List.of(), 64, ""), CONFIGURE);

    private static final int MOST_INTERFACES = 32;
    private static final int MOST_RANGES = 64;
    private static final int MOST_PORTS = 16;
    private static final int MOST_ADDRESSES = 1000;
    private static final int MOST_MEGABYTES = 1024;

    /** Refuses what nothing could be captured with. */
    public CaptureSettings {
        interfaces = stripped(interfaces, "capture.interfaces", MOST_INTERFACES);
        phoneSystems = stripped(phoneSystems, "capture.phone-systems", MOST_ADDRESSES);
        remote = Objects.requireNonNullElse(remote, "").strip();
        remoteSenders = stripped(remoteSenders, "capture.remote-senders", MOST_ADDRESSES);
        portRanges = List.copyOf(portRanges);
        signallingPorts = signallingPorts.stream().distinct().toList();
        replayFolder = Objects.requireNonNullElse(replayFolder, "").strip();
        atMost("capture.port-ranges", portRanges.size(), MOST_RANGES);
        atMost("capture.signalling-ports", signallingPorts.size(), MOST_PORTS);
        for (String name : interfaces) {
            if (!name.matches("[A-Za-z0-9_.:@-]{1,64}")) {
                throw ProblemException.invalid("capture.interface-name", name, "This is no name of a network adapter.",
                        "Choose one of those that capture:interfaces lists.");
            }
        }
        for (int port : signallingPorts) {
            if (port < 1 || port > 65_535) {
                throw ProblemException.invalid("capture.signalling-port", Integer.toString(port),
                        "A port is a number from 1 to 65535.", "SIP usually uses 5060.");
            }
        }
        for (String address : phoneSystems) {
            address(address);
        }
        checkRemote(remote, remoteSenders);
        if (bufferMegabytes < 1 || bufferMegabytes > MOST_MEGABYTES) {
            throw ProblemException.invalid("capture.buffer", Integer.toString(bufferMegabytes),
                    "The buffer of an adapter is 1 to 1024 MB.", "64 is enough for a thousand calls.");
        }
    }

    /** {@return by what packets are told apart} */
    public CaptureRules rules() {
        return new CaptureRules(portRanges, phoneSystems.stream().map(CaptureSettings::address).toList());
    }

    /** {@return where switches elsewhere mirror packets to; empty if nowhere} */
    public Optional<InetSocketAddress> remoteAddress() {
        return remote.isEmpty() ? Optional.empty() : Optional.of(socket(remote));
    }

    /** {@return who may send there} */
    public Senders senders() {
        return Senders.parse(String.join(", ", remoteSenders));
    }

    private static void checkRemote(String remote, List<String> senders) {
        if (!remote.isEmpty()) {
            socket(remote);
            if (senders.isEmpty()) {
                throw ProblemException.invalid("capture.remote-senders", remote,
                        "Nobody may send mirrored packets to this port.", "Enter the addresses of those who mirror.");
            }
        }
        Senders.parse(String.join(", ", senders));
    }

    private static InetSocketAddress socket(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        String host = text.substring(0, Math.max(0, colon)).replaceAll("^\\[|\\]$", "");
        if (port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65_535) {
            return Address.parse(host, Integer.parseInt(port)).map(Address::toSocketAddress).orElseThrow(() -> noRemote(text));
        }
        throw noRemote(text);
    }

    private static ProblemException noRemote(String text) {
        return ProblemException.invalid("capture.remote", text, "This is no address and port of this server.",
                "Write it as 0.0.0.0:37008, or with one of this server's addresses.");
    }

    private static Address address(String text) {
        return Address.parse(text, 0).orElseThrow(() -> ProblemException.invalid("capture.phone-system", text,
                "This is no IP address.", "Enter the phone system's IPv4 or IPv6 address; names are not looked up."));
    }

    private static List<String> stripped(List<String> lines, String code, int most) {
        List<String> kept = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
        atMost(code, kept.size(), most);
        return kept;
    }

    private static void atMost(String code, int size, int most) {
        if (size > most) {
            throw ProblemException.invalid(code, Integer.toString(size), "There may be at most " + most + " of these.",
                    "Leave out those that are not needed.");
        }
    }
}

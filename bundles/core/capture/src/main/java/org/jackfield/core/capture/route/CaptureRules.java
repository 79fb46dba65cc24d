package org.jackfield.core.capture.route;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.core.capture.net.Address;

/**
 * What of the packets is audio without signalling, and who is the phone system. Immutable.
 *
 * @param portRanges where audio may be, if no signalling tells; empty for any port
 * @param phoneSystems the addresses of phone systems, ports aside
 */
public record CaptureRules(List<PortRange> portRanges, List<Address> phoneSystems) {

    /** Copies the lists. */
    public CaptureRules {
        portRanges = List.copyOf(portRanges);
        phoneSystems = List.copyOf(new ArrayList<>(phoneSystems));
    }

    boolean mayBeAudio(int sourcePort, int destinationPort) {
        if (portRanges.isEmpty()) {
            return true;
        }
        for (int i = 0; i < portRanges.size(); i++) {
            PortRange range = portRanges.get(i);
            if (range.contains(sourcePort) || range.contains(destinationPort)) {
                return true;
            }
        }
        return false;
    }

    boolean isPhoneSystem(Address address) {
        return phoneSystems.stream().anyMatch(address::isSameHost);
    }
}

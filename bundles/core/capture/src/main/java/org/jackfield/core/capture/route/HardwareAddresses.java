package org.jackfield.core.capture.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.Frame;

/**
 * Whose hardware address is whose. One that stands for several IP addresses is a router's, and says nothing of the machines
 * behind it. Bounded. For one thread.
 */
final class HardwareAddresses {

    private static final int MOST = 8192;
    private static final Address ROUTER = new Address(0, 0, 0);
    private static final long GROUP = 1L << 40;

    private final Map<Long, Address> owners = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Address> eldest) {
            return size() > MOST;
        }
    };

    /** {@return the hardware address of a machine as 12 digits; empty if its packets came through a router} */
    String of(Address host, long mac) {
        if (mac == Frame.NONE || mac == 0 || (mac & GROUP) != 0) {
            return "";
        }
        Address plain = host.at(0);
        Address owner = owners.putIfAbsent(mac, plain);
        if (owner == null || owner.equals(plain)) {
            return String.format("%012x", mac);
        }
        // One machine may have an address of each kind.
        boolean otherKind = !owner.equals(ROUTER) && (owner.high() == 0) != (plain.high() == 0);
        if (otherKind) {
            return String.format("%012x", mac);
        }
        owners.put(mac, ROUTER);
        return "";
    }
}

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * Where a telephone is in the network, learned from its calls.
 *
 * @param system its phone system
 * @param device the extension
 * @param mac its hardware address as 12 lower case hexadecimal digits; empty if not known
 * @param address its IP address as text; empty if not known
 * @param at when it was learned
 */
public record LearnedAddress(PhoneSystemId system, DeviceId device, String mac, String address, Instant at) {

    /** Checks the components. */
    public LearnedAddress {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(at, "at");
    }
}

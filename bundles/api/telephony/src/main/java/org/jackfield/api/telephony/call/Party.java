package org.jackfield.api.telephony.call;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;

/**
 * A device in a call, named as it was at that time.
 *
 * @param device the device
 * @param kind what it was
 * @param name its name, empty if it had none
 * @param agent the agent logged on at it; {@link DeviceId#NONE} if none
 * @param agentName the agent's name, empty if not known
 */
public record Party(DeviceId device, DeviceKind kind, String name, DeviceId agent, String agentName) {

    /** Nobody. */
    public static final Party NONE = new Party(DeviceId.NONE, DeviceKind.UNKNOWN, "", DeviceId.NONE, "");

    public Party {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(kind, "kind");
        name = Objects.requireNonNullElse(name, "");
        agent = Objects.requireNonNullElse(agent, DeviceId.NONE);
        agentName = Objects.requireNonNullElse(agentName, "");
    }

    /** A device without an agent. */
    public static Party of(DeviceId device, DeviceKind kind, String name) {
        return device.isNone() ? NONE : new Party(device, kind, name, DeviceId.NONE, "");
    }

    /** {@return whether this is {@link #NONE}} */
    public boolean isNone() {
        return device.isNone();
    }
}

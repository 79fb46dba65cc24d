package org.jackfield.api.telephony;

import java.util.Objects;

/**
 * What the site decides about a device; an import never changes it (manual §7.2.2.4).
 *
 * @param notAnswering calls answered by this device count as still ringing
 * @param notRung calls ringing at this device do not count as ringing there
 * @param hotDesk users log in to this device at a telephone of their choice
 * @param disabled its events are not followed: it has neither segments nor connections nor a state, and a call it has
 *     with another device is told of that one alone; from the next call on; for engineers only. It counts as a reporting
 *     device all the same (manual §7.2.2.4)
 * @param macAddress hardware address, empty to have it learnt
 * @param ipAddress network address, empty to have it learnt
 */
public record DeviceSettings(
        boolean notAnswering,
        boolean notRung,
        boolean hotDesk,
        boolean disabled,
        String macAddress,
        String ipAddress) {

    public DeviceSettings {
        macAddress = Objects.requireNonNullElse(macAddress, "");
        ipAddress = Objects.requireNonNullElse(ipAddress, "");
    }

    /** What a device of this kind is given when it is first imported. */
    public static DeviceSettings initial(DeviceKind kind) {
        boolean transparent = kind.isTransparentByDefault();
        return new DeviceSettings(transparent, transparent, false, false, "", "");
    }

    /** The same with both call-statistics switches set. */
    public DeviceSettings withSwitches(boolean notAnswering, boolean notRung) {
        return new DeviceSettings(notAnswering, notRung, hotDesk, disabled, macAddress, ipAddress);
    }
}

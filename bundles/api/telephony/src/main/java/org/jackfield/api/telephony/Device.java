package org.jackfield.api.telephony;

import java.util.Objects;

/**
 * A device as the platform knows it: what the phone system says about it and what the site decided.
 *
 * @param system the phone system it belongs to
 * @param described what the phone system, or for a manual device the administrator, says
 * @param settings what the site decided
 * @param manual entered by hand, so an import leaves it alone
 * @param present whether the phone system still has it; a removed device is kept for the calls that name it
 */
public record Device(
        PhoneSystemId system,
        DeviceDescription described,
        DeviceSettings settings,
        boolean manual,
        boolean present) {

    public Device {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(described, "described");
        Objects.requireNonNull(settings, "settings");
    }

    /** A device imported for the first time. */
    public static Device imported(PhoneSystemId system, DeviceDescription described) {
        return new Device(system, described, DeviceSettings.initial(described.kind()), false, true);
    }

    public DeviceId id() {
        return described.id();
    }

    public DeviceKind kind() {
        return described.kind();
    }

    public String name() {
        return described.name();
    }

    public Device withDescription(DeviceDescription described) {
        return new Device(system, described, settings, manual, present);
    }

    public Device withSettings(DeviceSettings settings) {
        return new Device(system, described, settings, manual, present);
    }

    public Device withPresent(boolean present) {
        return new Device(system, described, settings, manual, present);
    }
}

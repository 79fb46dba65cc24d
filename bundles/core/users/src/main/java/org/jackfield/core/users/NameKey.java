package org.jackfield.core.users;

import java.util.List;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.users.UserDevice.Kind;

/**
 * One of the names that a phone system gives a device.
 *
 * @param naming which name
 * @param system whose device
 * @param device which device
 */
public record NameKey(Naming naming, PhoneSystemId system, DeviceId device) {

    /** What a phone system names. */
    public enum Naming {
        /** The extension itself. */
        EXTENSION(Kind.EXTENSION),
        /** The agent. */
        AGENT(Kind.AGENT),
        /** The user of a dynamic extension (DEE) whose main extension it is. */
        DEE(Kind.EXTENSION);

        private final Kind kind;

        Naming(Kind kind) {
            this.kind = kind;
        }
    }

    /** {@return every name that the device can have; none if it can be nobody's} */
    static List<NameKey> of(Device device) {
        if (!device.present()) {
            return List.of();
        }
        if (device.kind() == DeviceKind.AGENT) {
            return List.of(of(Naming.AGENT, device));
        }
        return device.kind() == DeviceKind.STATION || device.kind() == DeviceKind.PHANTOM
                ? List.of(of(Naming.EXTENSION, device), of(Naming.DEE, device))
                : List.of();
    }

    private static NameKey of(Naming naming, Device device) {
        return new NameKey(naming, device.system(), device.id());
    }

    /** {@return the name in what the phone system says; empty if it has none} */
    String nameIn(Device from) {
        return DeviceName.cleaned(naming == Naming.DEE
                ? from.described().attributes().getOrDefault(DeviceAttributes.DEE_USER, "")
                : from.name());
    }

    /** {@return the device as something of a user's} */
    DeviceKey key() {
        return new DeviceKey(naming.kind, system, device);
    }
}

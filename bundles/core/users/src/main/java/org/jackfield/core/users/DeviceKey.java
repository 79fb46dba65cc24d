package org.jackfield.core.users;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.users.UserDevice;

/** What tells devices apart: an agent and an extension may have the same number. */
public record DeviceKey(UserDevice.Kind kind, PhoneSystemId system, DeviceId device) {

    static DeviceKey of(UserDevice device) {
        return new DeviceKey(device.kind(), device.system(), device.device());
    }
}

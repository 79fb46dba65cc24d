package org.jackfield.apps.hotdesking.desk;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;

/**
 * A place where something is set.
 *
 * @param device the telephone or phantom
 * @param key what is set there, see {@link DeskSetting#key()}
 */
public record Slot(DeviceId device, String key) {

    /** Checks the components. */
    public Slot {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(key, "key");
    }
}

package org.jackfield.apps.recording.rules;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/** The rules as they stand. Any thread may ask; nothing here waits for the database. */
public interface CurrentRules {

    /** {@return the rules, with learned addresses filled in; the same object until something changes} */
    RecordingRules rules();

    /**
     * Notes where a device without a configured address was found. Another device that had the address has it no more.
     *
     * @param mac 12 lower case hexadecimal digits; empty if not known
     * @param address an IP address as text; empty if not known
     */
    void learned(PhoneSystemId system, DeviceId device, String mac, String address);
}

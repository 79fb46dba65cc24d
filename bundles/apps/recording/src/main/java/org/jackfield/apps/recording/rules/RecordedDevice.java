package org.jackfield.apps.recording.rules;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * A device whose calls are recorded (manual §7.3.2.2.1).
 *
 * @param system its phone system
 * @param device the extension
 * @param method how its audio comes to us
 * @param mac its hardware address as 12 lower case hexadecimal digits; empty to find it by its signalling or by learning
 * @param address its IP address as text; empty likewise
 */
public record RecordedDevice(PhoneSystemId system, DeviceId device, Method method, String mac, String address) {

    /** How the audio of a device comes to us. */
    public enum Method {
        /** SIP and RTP seen at a mirror port. */
        MIRROR,
        /** The phone system calls us for each call. */
        RECORD_A_CALL,
        /** The phone system or a border controller forks the media to us. */
        SIPREC
    }

    /** Checks the components. */
    public RecordedDevice {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(method, "method");
        mac = Objects.requireNonNullElse(mac, "");
        address = Objects.requireNonNullElse(address, "");
    }
}

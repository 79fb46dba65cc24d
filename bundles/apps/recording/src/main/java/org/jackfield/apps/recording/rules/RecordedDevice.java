package org.jackfield.apps.recording.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * A device whose calls are recorded (manual §7.3.2.2.1).
 *
 * @param system its phone system
 * @param device the extension
 * @param method how its audio comes to us
 * @param mac its hardware address as 12 lower case hexadecimal digits; empty to find it by its signalling or by learning;
 *     may be given with colons, hyphens or dots
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
        Objects.requireNonNull(method, "method");
        if (device == null || device.isNone()) {
            throw ProblemException.invalid(
                    "recording.device", "", "A recorded device needs its number.", "Enter the extension.");
        }
        mac = hardwareAddress(Objects.requireNonNullElse(mac, ""));
        address = networkAddress(Objects.requireNonNullElse(address, "").strip());
        if (method != Method.MIRROR && !(mac.isEmpty() && address.isEmpty())) {
            throw ProblemException.invalid(
                    "recording.device-address", device.toString(),
                    "Only a device that is recorded at a mirror port has an address here.", "Leave the addresses empty.");
        }
    }

    private static String hardwareAddress(String text) {
        String digits = text.strip().replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("|[0-9a-f]{12}")) {
            throw ProblemException.invalid(
                    "recording.device-mac", text, "A hardware address has 12 hexadecimal digits.", "Write it as 08:00:0f:12:34:56.");
        }
        return digits;
    }

    private static String networkAddress(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            // a name would be looked up
            if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new UnknownHostException();
            }
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            throw ProblemException.invalid(
                    "recording.device-ip", text, "This is not an IP address.", "Write it as 192.0.2.17; a name will not do.");
        }
    }

    /** {@return this with the addresses that were learned, where it has none of its own} */
    RecordedDevice withLearned(String learnedMac, String learnedAddress) {
        return mac.isEmpty() && address.isEmpty()
                ? new RecordedDevice(system, device, method, learnedMac, learnedAddress)
                : this;
    }
}

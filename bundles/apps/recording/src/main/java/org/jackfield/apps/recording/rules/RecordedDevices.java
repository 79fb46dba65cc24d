package org.jackfield.apps.recording.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.RecordingSettings;

/**
 * Whose calls are recorded. A device that is not listed is not recorded.
 *
 * @param devices each once, with an address that no other one has
 */
public record RecordedDevices(List<RecordedDevice> devices) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<RecordedDevices> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.devices",
            RecordedDevices.class,
            new RecordedDevices(List.of()),
            RecordingSettings.CONFIGURE);

    /** The most devices. */
    public static final int MOST = 5000;

    /** Refuses a list that cannot work. */
    public RecordedDevices {
        devices = List.copyOf(devices);
        if (devices.size() > MOST) {
            throw ProblemException.invalid(
                    "recording.devices-many", devices.size() + " devices", "At most " + MOST + " devices are recorded.",
                    "Remove those that are not needed.");
        }
        Set<String> seen = new HashSet<>();
        for (RecordedDevice one : devices) {
            require(seen.add("device " + one.system() + ' ' + one.device()), one.device().toString(), "The device is listed twice.");
            require(one.mac().isEmpty() || seen.add("mac " + one.mac()), one.mac(), "Two devices have this hardware address.");
            require(one.address().isEmpty() || seen.add("ip " + one.address()), one.address(),
                    "Two devices have this IP address: behind one address only one can be told apart.");
        }
    }

    /** {@return this with a device, in the place of what is said of it so far} */
    public RecordedDevices with(RecordedDevice device) {
        List<RecordedDevice> more = new ArrayList<>(devices);
        more.removeIf(one -> one.system().equals(device.system()) && one.device().equals(device.device()));
        more.add(device);
        return new RecordedDevices(more);
    }

    /**
     * {@return this without a device}
     *
     * @throws ProblemException ({@code recording.device-unknown}) if it is not listed
     */
    public RecordedDevices without(PhoneSystemId system, DeviceId device) {
        List<RecordedDevice> fewer = devices.stream()
                .filter(one -> !one.system().equals(system) || !one.device().equals(device))
                .toList();
        if (fewer.size() == devices.size()) {
            throw ProblemException.notFound(
                    "recording.device-unknown", device.toString(), "This device is not recorded.",
                    "recording:devices lists those that are.");
        }
        return new RecordedDevices(fewer);
    }

    private static void require(boolean holds, String input, String message) {
        if (!holds) {
            throw ProblemException.invalid("recording.devices-twice", input, message, "Remove one of them.");
        }
    }
}

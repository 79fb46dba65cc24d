package org.jackfield.apps.hotdesking.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult.WaitingMessage;

/**
 * The agents' phantoms: what is programmed of them and what lights their lamps, read when it is needed and again when it may
 * have changed. Belongs to the keeper's thread.
 */
final class Phantoms {

    private final Office office;
    private final Telephones telephones;
    private final Failures failures;
    private final Map<DeviceId, List<StationSetting>> programming = new HashMap<>();
    private final Map<DeviceId, List<WaitingMessage>> messages = new HashMap<>();
    private Map<String, DeviceId> phantoms = Map.of();
    private Map<String, DeviceId> stations = Map.of();

    Phantoms(Office office, Telephones telephones, Failures failures) {
        this.office = office;
        this.telephones = telephones;
        this.failures = failures;
    }

    /** Begins a look. */
    void begin() {
        phantoms = numbers(DeviceKind.PHANTOM);
        stations = numbers(DeviceKind.STATION);
    }

    private Map<String, DeviceId> numbers(DeviceKind kind) {
        Map<String, DeviceId> numbers = new HashMap<>();
        for (DeviceStatus status : office.devices()) {
            Device device = status.device();
            if (device.kind() == kind && device.present()) {
                numbers.putIfAbsent(device.id().number(), device.id());
            }
        }
        return numbers;
    }

    /** Something about this device has changed. */
    void forget(DeviceId device) {
        programming.remove(device);
        messages.remove(device);
    }

    /** Anything may have changed. */
    void forgetAll() {
        programming.clear();
        messages.clear();
    }

    /** {@return the phantom of an agent's number; {@link DeviceId#NONE} if there is none} */
    DeviceId of(DeviceId agent) {
        return phantoms.getOrDefault(agent.number(), DeviceId.NONE);
    }

    /** {@return the telephone of this number; {@link DeviceId#NONE} if there is none} */
    DeviceId station(String number) {
        return stations.getOrDefault(number, DeviceId.NONE);
    }

    /** {@return what is programmed; null if that cannot be read, which is noted} */
    List<StationSetting> programming(DeviceId agent, DeviceId phantom) {
        List<StationSetting> known = programming.get(phantom);
        if (known == null) {
            try {
                known = telephones.programming(phantom);
                programming.put(phantom, known);
            } catch (CommandException e) {
                note(agent, phantom, DeskKind.USERNAME, e);
            }
        }
        return known;
    }

    /** {@return what lights the lamp; null if that cannot be read, which is noted} */
    List<WaitingMessage> messages(DeviceId agent, DeviceId phantom) {
        List<WaitingMessage> known = messages.get(phantom);
        if (known == null) {
            try {
                known = telephones.messages(phantom);
                messages.put(phantom, known);
            } catch (CommandException e) {
                note(agent, phantom, DeskKind.MESSAGES, e);
            }
        }
        return known;
    }

    private void note(DeviceId agent, DeviceId phantom, DeskKind kind, CommandException failure) {
        if (Telephones.isAway(failure)) {
            throw failure;
        }
        failures.add(agent, phantom, kind, failure.getMessage());
    }
}

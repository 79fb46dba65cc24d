package org.jackfield.core.telephony.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.telephony.store.DeviceStore;

/** Devices in memory. */
final class MemoryDevices implements DeviceStore {
    private final List<Device> devices = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<Device> load(PhoneSystemId system) {
        return devices.stream().filter(d -> d.system().equals(system)).toList();
    }

    @Override
    public void save(Collection<Device> changed) {
        changed.forEach(device -> {
            delete(device.system(), device.id());
            devices.add(device);
        });
    }

    @Override
    public void delete(PhoneSystemId system, DeviceId device) {
        devices.removeIf(d -> d.system().equals(system) && d.id().equals(device));
    }

    @Override
    public void deleteAll(PhoneSystemId system) {
        devices.removeIf(d -> d.system().equals(system));
    }
}

package org.jackfield.connectors.asterisk.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.translate.Names;

/** The devices that Asterisk has: PJSIP endpoints and queues. On the connector's thread only. */
public final class Inventory {

    private final Map<DeviceId, DeviceDescription> devices = new LinkedHashMap<>();
    private final Names names;

    public Inventory(Names names) {
        this.names = names;
    }

    /** Whether it is a device. */
    public boolean has(DeviceId device) {
        return devices.containsKey(device);
    }

    /** How many devices there are. */
    public int size() {
        return devices.size();
    }

    public Optional<DeviceDescription> find(DeviceId device) {
        return Optional.ofNullable(devices.get(device));
    }

    /** What Asterisk calls the telephone; empty if it is none. */
    public Optional<String> endpoint(DeviceId device) {
        return find(device).filter(found -> found.kind() == DeviceKind.STATION).map(found -> "PJSIP/" + device.number());
    }

    /** Takes the lists that Asterisk gave, and lines of trunks, in place of the earlier ones. {@return the devices} */
    public List<DeviceDescription> read(List<AmiMessage> endpoints, List<AmiMessage> queues,
            List<DeviceDescription> lines) {
        devices.clear();
        for (AmiMessage endpoint : endpoints) {
            DeviceId id = DeviceId.of(endpoint.get("ObjectName"));
            if (!id.isNone()) {
                DeviceKind kind = names.isTrunk(id) ? DeviceKind.TRUNK : DeviceKind.STATION;
                devices.put(id, new DeviceDescription(id, kind, "", "", Map.of("technology", "PJSIP")));
            }
        }
        lines.forEach(line -> devices.put(line.id(), line));
        for (AmiMessage queue : queues) {
            DeviceId id = DeviceId.of(queue.get("Queue"));
            if (queue.event().equals("QueueParams") && !id.isNone()) {
                devices.put(id, new DeviceDescription(id, DeviceKind.HUNT_GROUP, "", "",
                        Map.of("strategy", queue.get("Strategy"))));
            }
        }
        return List.copyOf(devices.values());
    }
}

package org.jackfield.apps.hotdesking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;

/** Tells which changes of devices matter to hot desking: agents get busy and ready all day long, and that does not. */
final class SeenDevices {

    private final Map<DeviceId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(
            DeviceDescription described, boolean present, ForwardingType forwarding, String forwardedTo,
            List<DeviceStatus.Messages> messages, Set<DeviceId> agents) {

        static Seen of(DeviceStatus status) {
            return new Seen(
                    status.device().described(), status.device().present(), status.forwarding(), status.forwardedTo(),
                    status.messages(),
                    status.agents().stream().map(DeviceStatus.AgentStatus::agent).collect(Collectors.toSet()));
        }
    }

    /** {@return whether anything that matters is other than it was} */
    boolean matters(DeviceStatus status) {
        Seen now = Seen.of(status);
        return !now.equals(seen.put(status.device().id(), now));
    }

    /** Whatever comes next is new. */
    void clear() {
        seen.clear();
    }
}

package org.jackfield.apps.recording.recorder;

import java.util.List;
import java.util.UUID;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.apps.recording.rules.RecordedDevice;

/** The licensed channels: first come, first served, one for each segment while it is recorded (ruling 19). */
final class Channels {

    private final LeaseService leases;

    Channels(LeaseService leases) {
        this.leases = leases;
    }

    /** Asks for a channel for a segment of a device. */
    LeaseAnswer acquire(RecordedDevice device, UUID segment) {
        return leases.acquire(new LeaseRequest(entitlements(device.method()), device.device().toString(), "segment " + segment));
    }

    /** IP and SIP channels serve the mirror only and are used first; the small business's serve all. */
    static List<String> entitlements(RecordedDevice.Method method) {
        String smallBusiness = Entitlement.RECORDING_SMALL_BUSINESS.id();
        return method == RecordedDevice.Method.MIRROR
                ? List.of(Entitlement.RECORDING_IP_SIP.id(), smallBusiness)
                : List.of(smallBusiness);
    }
}

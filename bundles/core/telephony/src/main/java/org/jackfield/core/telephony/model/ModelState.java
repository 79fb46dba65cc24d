package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jackfield.api.telephony.DeviceStatus;

/**
 * A call model at rest, as a journal file begins with it.
 *
 * @param heard when the last event arrived
 * @param lostAt up to when events were heard for certain, null if none were missed since the last snapshot
 * @param devices every device
 * @param calls the calls alive, in the order they began
 */
public record ModelState(Instant heard, Instant lostAt, List<DeviceStatus> devices, List<CallState> calls) {

    public ModelState {
        heard = Objects.requireNonNullElse(heard, Instant.EPOCH);
        devices = List.copyOf(devices);
        calls = List.copyOf(calls);
    }
}

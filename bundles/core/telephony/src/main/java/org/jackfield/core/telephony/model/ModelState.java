package org.jackfield.core.telephony.model;

import java.util.List;
import org.jackfield.api.telephony.DeviceStatus;

/**
 * A call model at rest, as a journal file begins with it.
 *
 * @param devices every device
 * @param calls the calls alive, in the order they began
 */
public record ModelState(List<DeviceStatus> devices, List<CallState> calls) {

    /** Nothing is known yet. */
    public static final ModelState EMPTY = new ModelState(List.of(), List.of());

    public ModelState {
        devices = List.copyOf(devices);
        calls = List.copyOf(calls);
    }
}

package org.jackfield.apps.groupmessaging.lamp;

import java.util.Map;
import java.util.Set;
import org.jackfield.api.telephony.DeviceId;

/**
 * What the rules want at one phone system.
 *
 * @param lamps the lamps that are to be lit, each with how many messages
 * @param undetermined the sources of which it is not known where their lamps are to be lit; theirs are left as they are
 */
public record Wanted(Map<Lamp, Integer> lamps, Set<DeviceId> undetermined) {

    /** Copies the components. */
    public Wanted {
        lamps = Map.copyOf(lamps);
        undetermined = Set.copyOf(undetermined);
    }
}

package org.jackfield.api.users;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * An extension or an agent that is somebody's. It belongs to one user at a time.
 *
 * @param kind extension or agent; never null
 * @param rank primary or not; never null
 * @param system the phone system; never null
 * @param device its number there; never null, never {@link DeviceId#NONE}
 */
public record UserDevice(Kind kind, Rank rank, PhoneSystemId system, DeviceId device) {

    /** What a device is to its user. */
    public enum Kind {
        /** A telephone, by its number. */
        EXTENSION,
        /** An agent's log-in id. */
        AGENT
    }

    /** Which of several. */
    public enum Rank {
        /** The main one: who calls the user calls it. At most one extension and one agent. */
        PRIMARY,
        /** A further one. */
        SECONDARY
    }

    /** Checks the components. */
    public UserDevice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rank, "rank");
        Objects.requireNonNull(system, "system");
        if (device.isNone()) {
            throw new IllegalArgumentException("a user's device has a number");
        }
    }
}

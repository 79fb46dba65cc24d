package org.jackfield.apps.hotdesking.desk;

import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;

/**
 * A setting that hot desking has in its hands: stored before the telephone is written for the first time, and gone only when
 * the telephone has got back what was its own.
 *
 * @param device the telephone or phantom
 * @param agent for whom
 * @param before what the telephone was set to; never changes while it is held
 * @param value what it is set to
 * @param state how far that has come
 */
public record Hold(DeviceId device, DeviceId agent, DeskSetting before, DeskSetting value, State state) {

    /** How far a hold has come. */
    public enum State {
        /** The telephone is about to be written, and may have been. */
        WRITING,
        /** The telephone has taken it. */
        WRITTEN,
        /** The telephone is about to get back its own, and may have got it. */
        RETURNING
    }

    /** Checks the components. */
    public Hold {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(state, "state");
        if (!before.key().equals(value.key())) {
            throw new IllegalArgumentException(before.key() + " is not " + value.key());
        }
    }

    /** {@return where} */
    public Slot slot() {
        return new Slot(device, value.key());
    }

    /** {@return the same for this agent with this value, about to be written} */
    public Hold writing(DeviceId agent, DeskSetting value) {
        return new Hold(device, agent, before, value, State.WRITING);
    }

    /** {@return the same in another state} */
    public Hold in(State state) {
        return new Hold(device, agent, before, value, state);
    }
}

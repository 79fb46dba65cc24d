package org.jackfield.api.telephony.event;

import java.util.Objects;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.DeviceId;

/**
 * An agent has logged on or off, or become ready, busy and so on.
 *
 * @param agent the agent's id; {@link DeviceId#NONE} for a member of a group without agent ids
 * @param device the telephone the agent is or was at
 * @param name the agent's name, empty if not told
 * @param group the group logged on to or off from; {@link DeviceId#NONE} for all, and for the states between
 * @param state what the agent does now
 */
public record AgentStateChanged(DeviceId agent, DeviceId device, String name, DeviceId group, AgentState state)
        implements TelephonyEvent {

    public AgentStateChanged {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(device, "device");
        name = Objects.requireNonNullElse(name, "");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(state, "state");
    }
}

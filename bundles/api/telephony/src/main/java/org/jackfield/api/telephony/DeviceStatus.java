package org.jackfield.api.telephony;

import java.util.List;
import java.util.Objects;

/**
 * What a device is set to and doing now, apart from its calls. Nothing in here outlives the link: after a loss it
 * is unknown until the phone system has told it again.
 *
 * @param device the device
 * @param online whether its telephone is there
 * @param doNotDisturb whether it refuses calls
 * @param doNotDisturbText the text shown to callers, empty if none
 * @param forwarding when its calls are forwarded
 * @param forwardedTo where to, a device's number or an outside number; empty if not forwarded
 * @param messagesWaiting how many messages wait, 0 if none
 * @param agents who is logged on at it
 */
public record DeviceStatus(
        Device device,
        boolean online,
        boolean doNotDisturb,
        String doNotDisturbText,
        ForwardingType forwarding,
        String forwardedTo,
        int messagesWaiting,
        List<AgentStatus> agents) {

    /**
     * An agent at a device.
     *
     * @param agent the agent's id
     * @param name the agent's name, empty if not known
     * @param state what the agent is doing
     * @param groups the groups the agent is logged on to
     */
    public record AgentStatus(DeviceId agent, String name, AgentState state, List<DeviceId> groups) {

        public AgentStatus {
            Objects.requireNonNull(agent, "agent");
            name = Objects.requireNonNullElse(name, "");
            Objects.requireNonNull(state, "state");
            groups = List.copyOf(groups);
        }
    }

    public DeviceStatus {
        Objects.requireNonNull(device, "device");
        doNotDisturbText = Objects.requireNonNullElse(doNotDisturbText, "");
        Objects.requireNonNull(forwarding, "forwarding");
        forwardedTo = Objects.requireNonNullElse(forwardedTo, "");
        agents = List.copyOf(agents);
    }

    /** A device of which nothing is known yet. */
    public static DeviceStatus of(Device device) {
        return new DeviceStatus(device, true, false, "", ForwardingType.NONE, "", 0, List.of());
    }
}

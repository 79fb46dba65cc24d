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
 * @param messages the messages that wait, by whom they were left; empty if none
 * @param agents who is logged on at it
 */
public record DeviceStatus(
        Device device,
        boolean online,
        boolean doNotDisturb,
        String doNotDisturbText,
        ForwardingType forwarding,
        String forwardedTo,
        List<Messages> messages,
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

    /**
     * Messages that wait from one place.
     *
     * @param from who left them: a station or a voice mail application; {@link DeviceId#NONE} if not told
     * @param mailbox the mailbox, empty if it is not voice mail
     * @param count how many, from 1
     */
    public record Messages(DeviceId from, String mailbox, int count) {

        public Messages {
            Objects.requireNonNull(from, "from");
            mailbox = Objects.requireNonNullElse(mailbox, "");
        }
    }

    public DeviceStatus {
        Objects.requireNonNull(device, "device");
        doNotDisturbText = Objects.requireNonNullElse(doNotDisturbText, "");
        Objects.requireNonNull(forwarding, "forwarding");
        forwardedTo = Objects.requireNonNullElse(forwardedTo, "");
        messages = List.copyOf(messages);
        agents = List.copyOf(agents);
    }

    /** {@return how many messages wait, 0 if none} */
    public int messagesWaiting() {
        return messages.stream().mapToInt(Messages::count).sum();
    }

    /** A device of which nothing is known yet. */
    public static DeviceStatus of(Device device) {
        return new DeviceStatus(device, true, false, "", ForwardingType.NONE, "", List.of(), List.of());
    }
}

package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jackfield.api.telephony.DeviceId;

/**
 * What is remembered of an agent.
 *
 * @param agent the agent
 * @param destination where calls go while logged out, by the agent's own choice; empty for the site's
 * @param forward the agent's own forward, put on wherever the agent sits; never one of all calls
 * @param extension where the agent sits; {@link DeviceId#NONE} if logged out
 * @param since since when; null if that is not known
 */
public record AgentMemory(
        DeviceId agent, String destination, DeskSetting.Forward forward, DeviceId extension, Instant since) {

    /** Checks the components. */
    public AgentMemory {
        Objects.requireNonNull(agent, "agent");
        destination = Objects.requireNonNullElse(destination, "");
        Objects.requireNonNull(forward, "forward");
        Objects.requireNonNull(extension, "extension");
        since = since == null ? null : since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return an agent of whom nothing is remembered} */
    public static AgentMemory of(DeviceId agent) {
        return new AgentMemory(agent, "", DeskSetting.Forward.NONE, DeviceId.NONE, null);
    }

    /** {@return whether the agent sits somewhere} */
    public boolean isSeated() {
        return !extension.isNone();
    }

    /** {@return the same, sitting there since then; nowhere if it is {@link DeviceId#NONE}} */
    public AgentMemory at(DeviceId extension, Instant since) {
        return new AgentMemory(agent, destination, forward, extension, since);
    }

    /** {@return the same with a destination of the agent's own} */
    public AgentMemory withDestination(String destination) {
        return new AgentMemory(agent, destination, forward, extension, since);
    }

    /** {@return the same with another forward} */
    public AgentMemory withForward(DeskSetting.Forward forward) {
        return new AgentMemory(agent, destination, forward, extension, since);
    }
}

package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import java.util.List;
import org.jackfield.api.telephony.DeviceId;

/**
 * How hot desking stands at a phone system. Immutable.
 *
 * @param problem why nothing can be done there now, in words; empty if it can
 * @param agents the agents of the group, and those of whom something is still held, by id
 */
public record DeskPicture(String problem, List<Agent> agents) {

    /** Nothing is known yet. */
    public static final DeskPicture NONE = new DeskPicture("", List.of());

    /** Copies the components. */
    public DeskPicture {
        agents = List.copyOf(agents);
    }

    /**
     * An agent.
     *
     * @param agent the agent
     * @param phantom the phantom of the same number; {@link DeviceId#NONE} if there is none
     * @param extension where logged in; {@link DeviceId#NONE} if logged out
     * @param since since when; null if not known
     * @param destination where calls go while logged out; empty for nowhere
     * @param chosen whether that is the agent's own choice
     * @param forward the agent's own forward
     * @param held how many settings of telephones and phantoms are in hand for the agent
     * @param failures what does not work
     */
    public record Agent(
            DeviceId agent, DeviceId phantom, DeviceId extension, Instant since, String destination, boolean chosen,
            DeskSetting.Forward forward, int held, List<Failure> failures) {

        /** Copies the components. */
        public Agent {
            failures = List.copyOf(failures);
        }

        /** {@return whether the agent sits somewhere} */
        public boolean isSeated() {
            return !extension.isNone();
        }
    }
}

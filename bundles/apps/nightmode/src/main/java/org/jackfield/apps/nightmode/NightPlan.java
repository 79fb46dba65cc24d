package org.jackfield.apps.nightmode;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * What is done for one phone system, or for one node of it (manual §7.1.2.4).
 *
 * @param phoneSystem id of the phone system
 * @param node the node; empty for the whole system
 * @param enabled whether the schedule is followed
 * @param adminExtension the extension with the administrator flag in whose name the mode is switched; may be empty where
 *     the phone system needs none
 * @param schedule when it is day
 */
public record NightPlan(
        String phoneSystem, String node, boolean enabled, String adminExtension, NightSchedule schedule) {

    private static final int LONGEST_EXTENSION = 32;

    /** Checks the components. */
    public NightPlan {
        Objects.requireNonNull(phoneSystem, "phoneSystem");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(schedule, "schedule");
        adminExtension = adminExtension.strip();
        if (!adminExtension.matches("[0-9A-Za-z*#:/_.-]{0," + LONGEST_EXTENSION + "}")) {
            throw ProblemException.invalid(
                    "nightmode.admin-extension",
                    adminExtension,
                    "This is not an extension.",
                    "Enter the number of the extension that has the administrator flag in the phone system.");
        }
    }

    /** {@return what tells plans apart} */
    Key key() {
        return new Key(PhoneSystemId.of(phoneSystem), node);
    }

    DeviceId administrator() {
        return DeviceId.parse(adminExtension);
    }

    /** The phone system and node that a plan is for. */
    record Key(PhoneSystemId system, String node) {}
}

package org.jackfield.apps.hotdesking;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;

/**
 * The plans of all phone systems.
 *
 * @param plans at most one for a phone system
 */
public record HotDeskingSettings(List<HotDeskingPlan> plans) {

    static final SettingsType<HotDeskingSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.hotdesking",
            HotDeskingSettings.class,
            new HotDeskingSettings(List.of()),
            new Permission("hotdesking.configure", "Configure agent hot desking"));

    private static final int MOST_PLANS = 200;

    /** Refuses two plans for the same. */
    public HotDeskingSettings {
        plans = List.copyOf(plans);
        long different = plans.stream().map(HotDeskingPlan::phoneSystem).distinct().count();
        if (different < plans.size() || plans.size() > MOST_PLANS) {
            throw ProblemException.invalid(
                    "hotdesking.plans",
                    plans.size() + " plans",
                    "There is more than one plan for a phone system, or there are too many.",
                    "Send one plan for each phone system, at most " + MOST_PLANS + ".");
        }
    }

    /** {@return the plan of a phone system; one that is off if nothing was entered} */
    HotDeskingPlan of(PhoneSystemId system) {
        return plans.stream()
                .filter(plan -> plan.system().equals(system))
                .findFirst()
                .orElse(HotDeskingPlan.off(system));
    }

    /** {@return the same with this plan in place of the one of its phone system} */
    HotDeskingSettings with(HotDeskingPlan plan) {
        List<HotDeskingPlan> changed = new ArrayList<>(plans);
        changed.removeIf(other -> other.phoneSystem().equals(plan.phoneSystem()));
        changed.add(plan);
        return new HotDeskingSettings(changed);
    }
}

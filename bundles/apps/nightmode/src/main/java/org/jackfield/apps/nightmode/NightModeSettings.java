package org.jackfield.apps.nightmode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * The plans of all phone systems.
 *
 * @param plans at most one for a phone system and node
 */
public record NightModeSettings(List<NightPlan> plans) {

    static final SettingsType<NightModeSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.nightmode",
            NightModeSettings.class,
            new NightModeSettings(List.of()),
            new Permission("nightmode.configure", "Configure the night mode schedule"));

    private static final int MOST_PLANS = 200;

    /** Refuses two plans for the same. */
    public NightModeSettings {
        plans = List.copyOf(plans);
        long different = plans.stream().map(NightPlan::key).distinct().count();
        if (different < plans.size() || plans.size() > MOST_PLANS) {
            throw ProblemException.invalid(
                    "nightmode.plans",
                    plans.size() + " plans",
                    "There are two plans for one phone system, or more than " + MOST_PLANS + " in all.",
                    "Keep one plan for each phone system and node.");
        }
    }

    Optional<NightPlan> plan(NightPlan.Key key) {
        return plans.stream().filter(plan -> plan.key().equals(key)).findFirst();
    }

    /** {@return these with {@code plan} in place of the one for the same phone system and node} */
    NightModeSettings with(NightPlan plan) {
        List<NightPlan> changed = new ArrayList<>(plans);
        changed.removeIf(other -> other.key().equals(plan.key()));
        changed.add(plan);
        return new NightModeSettings(changed);
    }
}

package org.jackfield.apps.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * Profiles, and how long the history is kept.
 *
 * @param profiles in the order in which they were made
 * @param historyDays how many days an alarm that has ended is kept
 */
public record AlarmSettings(List<AlarmProfile> profiles, int historyDays) {

    static final SettingsType<AlarmSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.alarms",
            AlarmSettings.class,
            new AlarmSettings(List.of(), 365),
            new Permission("alarms.configure", "Configure whom to tell of alarms"));

    private static final int MOST_PROFILES = 50;
    private static final int LONGEST_HISTORY = 3650;

    /** Refuses two profiles of one id, and too many. */
    public AlarmSettings {
        profiles = List.copyOf(profiles);
        if (profiles.size() > MOST_PROFILES
                || profiles.stream().map(AlarmProfile::id).distinct().count() < profiles.size()) {
            throw ProblemException.invalid(
                    "alarms.profiles", profiles.size() + " profiles",
                    "There are two profiles of one id, or more than " + MOST_PROFILES + ".", "Remove those that are not needed.");
        }
        if (historyDays < 1 || historyDays > LONGEST_HISTORY) {
            throw ProblemException.invalid(
                    "alarms.history-days", Integer.toString(historyDays), "The history is not kept so long.",
                    "Enter 1 to " + LONGEST_HISTORY + " days.");
        }
    }

    /** {@return the profile of this id} */
    public Optional<AlarmProfile> profile(String id) {
        return profiles.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** {@return whether team leaders are alerted of anything} */
    public boolean alertsTeamLeaders() {
        return profiles.stream().anyMatch(each -> each.enabled() && each.alertTeamLeaders());
    }

    /** {@return these with a profile changed, or added at the end} */
    public AlarmSettings with(AlarmProfile profile) {
        List<AlarmProfile> changed = new ArrayList<>(profiles);
        if (profile(profile.id()).isPresent()) {
            changed.replaceAll(each -> each.id().equals(profile.id()) ? profile : each);
        } else {
            changed.add(profile);
        }
        return new AlarmSettings(changed, historyDays);
    }

    /** {@return these without a profile} */
    public AlarmSettings without(String id) {
        return new AlarmSettings(profiles.stream().filter(each -> !each.id().equals(id)).toList(), historyDays);
    }

    /** {@return these with the history kept for another time} */
    public AlarmSettings keeping(int days) {
        return new AlarmSettings(profiles, days);
    }
}

package org.jackfield.apps.recording.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.apps.recording.RecordingPermissions;

/**
 * Which calls of recorded devices are not recorded (manual §7.1.5.3–4).
 *
 * @param excludeInternal whether calls that nobody outside takes part in are left out, whatever the lists say
 * @param exclusions what is left out
 * @param inclusions what is recorded all the same
 */
public record ListSettings(boolean excludeInternal, List<ListEntry> exclusions, List<ListEntry> inclusions) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<ListSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.lists",
            ListSettings.class,
            new ListSettings(false, List.of(), List.of()),
            RecordingPermissions.LISTS);

    /** The most entries of a list. */
    public static final int MOST = 1000;

    /** Refuses lists that say something twice. */
    public ListSettings {
        exclusions = checked(exclusions);
        inclusions = checked(inclusions);
    }

    private static List<ListEntry> checked(List<ListEntry> list) {
        if (list.size() > MOST) {
            throw ProblemException.invalid(
                    "recording.list-long", list.size() + " entries", "A list has at most " + MOST + " entries.",
                    "Use a * for numbers that begin alike.");
        }
        Set<String> seen = new HashSet<>();
        for (ListEntry entry : list) {
            if (!seen.add(entry.kind() + " " + entry.value())) {
                throw ProblemException.invalid(
                        "recording.list-twice", entry.kind().title() + ' ' + entry.value(), "This stands in the list twice.",
                        "Remove one of them.");
            }
        }
        return List.copyOf(list);
    }
}

package org.jackfield.apps.recording.rules;

import java.util.List;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.apps.recording.RecordingPermissions;

/**
 * Which calls of recorded devices are not recorded (manual §7.1.5.3).
 *
 * @param excludeInternal whether calls that nobody outside takes part in are left out, whatever the lists say
 * @param entries what else is left out
 */
public record ExclusionList(boolean excludeInternal, List<ListEntry> entries) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<ExclusionList> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.exclusions",
            ExclusionList.class,
            new ExclusionList(false, List.of()),
            RecordingPermissions.EXCLUSIONS);

    /** Refuses a list that says something twice. */
    public ExclusionList {
        entries = ListEntry.checked(entries);
    }
}

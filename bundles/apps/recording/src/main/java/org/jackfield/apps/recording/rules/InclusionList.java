package org.jackfield.apps.recording.rules;

import java.util.List;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.apps.recording.RecordingPermissions;

/**
 * Which calls of recorded devices are recorded even if they are in the exclusion list (manual §7.1.5.4).
 *
 * @param entries what is recorded all the same
 */
public record InclusionList(List<ListEntry> entries) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<InclusionList> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.inclusions",
            InclusionList.class,
            new InclusionList(List.of()),
            RecordingPermissions.INCLUSIONS);

    /** Refuses a list that says something twice. */
    public InclusionList {
        entries = ListEntry.checked(entries);
    }
}

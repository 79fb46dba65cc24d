package org.jackfield.apps.recording;

import org.jackfield.api.settings.SettingsType;

/**
 * What the page of recordings shows beside finished recordings (manual §4.1, ruling 22).
 *
 * @param liveCalls whether calls that are being recorded are shown
 * @param unrecordedCalls whether calls are listed that were not recorded
 */
public record RecordingPageSettings(boolean liveCalls, boolean unrecordedCalls) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<RecordingPageSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.page",
            RecordingPageSettings.class,
            new RecordingPageSettings(false, false),
            RecordingSettings.CONFIGURE);
}

package org.jackfield.apps.recording;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;

/**
 * How recordings are paused while card details are told (manual §7.1.5.5).
 *
 * @param pauseKeys the keys that pause when pressed in a row, 2 to 8 of {@code 0123456789*#}; empty for none
 * @param resumeKeys the keys that go on; empty for none
 * @param resumeAfterSeconds after how long a pause ends by itself, in seconds; 0 for never
 */
public record PauseSettings(String pauseKeys, String resumeKeys, int resumeAfterSeconds) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<PauseSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.pause",
            PauseSettings.class,
            new PauseSettings("", "", 0),
            RecordingPermissions.MUTING);

    private static final int LONGEST_PAUSE = 3600;

    /** Refuses what cannot work. */
    public PauseSettings {
        pauseKeys = checked(pauseKeys);
        resumeKeys = checked(resumeKeys);
        if (!pauseKeys.isEmpty() && pauseKeys.equals(resumeKeys)) {
            throw ProblemException.invalid(
                    "recording.pause-keys", pauseKeys, "The keys to pause and to resume are the same.", "Make them differ.");
        }
        if (resumeAfterSeconds < 0 || resumeAfterSeconds > LONGEST_PAUSE) {
            throw ProblemException.invalid(
                    "recording.pause-seconds",
                    Integer.toString(resumeAfterSeconds),
                    "A pause lasts from 1 to " + LONGEST_PAUSE + " seconds, or 0 for until it is ended.",
                    "Enter another number of seconds.");
        }
    }

    private static String checked(String keys) {
        String stripped = Objects.requireNonNullElse(keys, "").strip();
        if (!stripped.matches("|[0-9*#]{2,8}")) {
            throw ProblemException.invalid(
                    "recording.pause-keys",
                    stripped,
                    "A sequence has 2 to 8 keys, each a digit, * or #.",
                    "Use *123, for instance, or leave it empty.");
        }
        return stripped;
    }
}

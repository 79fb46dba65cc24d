package org.jackfield.core.server.watchdog;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.server.ServerPermissions;

/**
 * What the watchdog looks after (§7.3.1.3).
 *
 * @param driveWarningPercent below how many percent of free room a drive raises an alert, 0 to 50; 0 never
 * @param restartStopped whether a part that has stopped or failed by itself is started again
 * @param checkMail whether the mail server is tried now and then, without sending anything
 * @param restartDaily whether Jackfield is restarted each day
 * @param restartAt when, as {@code HH:mm} in the site's time zone
 * @param restartPatienceMinutes how long the restart waits for calls that go on, 0 to 720; then it is left for the day
 */
public record WatchdogSettings(
        int driveWarningPercent,
        boolean restartStopped,
        boolean checkMail,
        boolean restartDaily,
        String restartAt,
        int restartPatienceMinutes) {

    /** The group of settings. */
    public static final SettingsType<WatchdogSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.server.watchdog",
            WatchdogSettings.class,
            new WatchdogSettings(10, true, false, false, "03:00", 120),
            ServerPermissions.CONFIGURE);

    private static final int LONGEST_PATIENCE = 720;

    /** Checks the bounds. */
    public WatchdogSettings {
        if (driveWarningPercent < 0 || driveWarningPercent > 50) {
            throw ProblemException.invalid(
                    "server.drive-warning",
                    Integer.toString(driveWarningPercent),
                    "The threshold is a part of the drive, 0 to 50 percent.",
                    "Enter a number from 0 (never) to 50.");
        }
        if (restartPatienceMinutes < 0 || restartPatienceMinutes > LONGEST_PATIENCE) {
            throw ProblemException.invalid(
                    "server.restart-patience",
                    Integer.toString(restartPatienceMinutes),
                    "The restart waits 0 to " + LONGEST_PATIENCE + " minutes for calls.",
                    "Enter a number within these bounds.");
        }
        time(restartAt);
    }

    /** {@return when Jackfield is restarted} */
    LocalTime restartTime() {
        return time(restartAt);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "server.restart-at", text, "This is no time of the day.", "Enter hours and minutes, such as 03:00.");
        }
    }
}

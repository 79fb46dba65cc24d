package org.jackfield.core.server.watchdog;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.server.ServerPermissions;

/**
 * What the watchdog looks after (§7.3.1.3).
 *
 * @param driveWarningPercent below how many percent of free room a drive raises an alert, 0 to 50; 0 never
 * @param restartStopped whether a part that has stopped or failed by itself is started again
 */
public record WatchdogSettings(int driveWarningPercent, boolean restartStopped) {

    /** The group of settings. */
    public static final SettingsType<WatchdogSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.server.watchdog",
            WatchdogSettings.class,
            new WatchdogSettings(10, true),
            ServerPermissions.CONFIGURE);

    /** Checks the bounds. */
    public WatchdogSettings {
        if (driveWarningPercent < 0 || driveWarningPercent > 50) {
            throw ProblemException.invalid(
                    "server.drive-warning",
                    Integer.toString(driveWarningPercent),
                    "The threshold is a part of the drive, 0 to 50 percent.",
                    "Enter a number from 0 (never) to 50.");
        }
    }
}

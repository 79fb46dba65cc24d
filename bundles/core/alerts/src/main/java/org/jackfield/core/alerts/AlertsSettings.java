package org.jackfield.core.alerts;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long alerts that are over are kept.
 *
 * @param keepDays how many days after it was cleared an alert is kept; 0 keeps alerts for ever
 */
public record AlertsSettings(int keepDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE = new Permission("alerts.configure", "Decide how long alerts are kept");

    /** The group of settings. */
    public static final SettingsType<AlertsSettings> TYPE =
            new SettingsType<>("org.jackfield.core.alerts", AlertsSettings.class, new AlertsSettings(90), CONFIGURE);

    private static final int MOST = 36_500;

    public AlertsSettings {
        if (keepDays < 0 || keepDays > MOST) {
            throw ProblemException.invalid(
                    "alerts.keep-days", Integer.toString(keepDays), "Alerts are kept for 0 to 36500 days.",
                    "Enter a number of days, or 0 to keep them for ever.");
        }
    }
}

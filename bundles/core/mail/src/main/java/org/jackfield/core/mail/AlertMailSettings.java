package org.jackfield.core.mail;

import java.util.List;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;

/**
 * Who gets alerts by mail.
 *
 * @param to addresses, separated by commas; empty for nobody
 * @param least how bad an alert must be to be mailed
 * @param repeatMinutes after how many minutes an alert that still stands is mailed again; 0 for never
 */
public record AlertMailSettings(String to, AlertCondition.Severity least, int repeatMinutes) {

    /** The group of settings. */
    public static final SettingsType<AlertMailSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.mail.alerts",
            AlertMailSettings.class,
            new AlertMailSettings("", AlertCondition.Severity.WARNING, 60),
            MailSettings.CONFIGURE);

    private static final int MOST_MINUTES = 7 * 24 * 60;

    public AlertMailSettings {
        MailAddress.split(to);
        if (repeatMinutes < 0 || repeatMinutes > MOST_MINUTES) {
            throw ProblemException.invalid(
                    "mail.repeat-invalid", Integer.toString(repeatMinutes), "Alerts are repeated after 1 to 10080 minutes.",
                    "Enter a number of minutes, or 0 not to repeat them.");
        }
    }

    List<String> addresses() {
        return MailAddress.split(to);
    }
}

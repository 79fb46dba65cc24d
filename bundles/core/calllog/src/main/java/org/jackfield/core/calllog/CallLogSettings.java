package org.jackfield.core.calllog;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long calls are kept.
 *
 * @param keepDays how many days after its end a call is kept; 0 keeps calls for ever
 */
public record CallLogSettings(int keepDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE =
            new Permission("calllog.configure", "Decide how long calls are kept");

    /** The group of settings. */
    public static final SettingsType<CallLogSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.calllog", CallLogSettings.class, new CallLogSettings(0), CONFIGURE);

    private static final int MOST = 36_500;

    public CallLogSettings {
        if (keepDays < 0 || keepDays > MOST) {
            throw ProblemException.invalid(
                    "calllog.keep-days", Integer.toString(keepDays), "Calls are kept for 0 to 36500 days.",
                    "Enter a number of days, or 0 to keep calls for ever.");
        }
    }
}

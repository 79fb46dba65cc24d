package org.jackfield.core.calllog;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long calls are kept, and where.
 *
 * @param keepDays how many days after its end a call is kept; 0 keeps calls for ever
 * @param archiveDays how many days after its end a call goes into the archive; 0 leaves calls in the database; never null
 */
public record CallLogSettings(int keepDays, Integer archiveDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE =
            new Permission("calllog.configure", "Decide how long calls are kept");

    /** The group of settings. */
    public static final SettingsType<CallLogSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.calllog", CallLogSettings.class, new CallLogSettings(0, null), CONFIGURE);

    private static final int MOST = 36_500;
    private static final int ARCHIVE_DAYS = 7;

    /** Settings that were stored before there was an archive say nothing of it. */
    public CallLogSettings {
        archiveDays = Objects.requireNonNullElse(archiveDays, ARCHIVE_DAYS);
        if (keepDays < 0 || keepDays > MOST) {
            throw ProblemException.invalid(
                    "calllog.keep-days", Integer.toString(keepDays), "Calls are kept for 0 to 36500 days.",
                    "Enter a number of days, or 0 to keep calls for ever.");
        }
        if (archiveDays < 0 || archiveDays > MOST) {
            throw ProblemException.invalid(
                    "calllog.archive-days", archiveDays.toString(), "Calls go into the archive after 1 to 36500 days.",
                    "Enter a number of days, or 0 to leave calls in the database.");
        }
    }
}

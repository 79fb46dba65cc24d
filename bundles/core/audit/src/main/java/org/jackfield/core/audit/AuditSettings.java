package org.jackfield.core.audit;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long the audit trail is kept. It cannot be made so short that an act and its trace vanish together.
 *
 * @param keepDays how many days a line is kept, at least 90; 0 keeps lines for ever
 */
public record AuditSettings(int keepDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE = new Permission("audit.configure", "Decide how long the audit trail is kept");

    /** The group of settings. */
    public static final SettingsType<AuditSettings> TYPE =
            new SettingsType<>("org.jackfield.core.audit", AuditSettings.class, new AuditSettings(730), CONFIGURE);

    private static final int LEAST = 90;
    private static final int MOST = 36_500;

    public AuditSettings {
        if (keepDays != 0 && (keepDays < LEAST || keepDays > MOST)) {
            throw ProblemException.invalid(
                    "audit.keep-days", Integer.toString(keepDays), "The audit trail is kept for 90 to 36500 days.",
                    "Enter a number of days, or 0 to keep it for ever.");
        }
    }
}

package org.jackfield.core.security;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * What the site asks of passwords and how it treats those who guess them (§7.2.6.9.1).
 *
 * @param strength what a new password must be like
 * @param lockout whether failed log-ins lock an account
 * @param maxAttempts failed log-ins before an account is locked, 1 to 100; counted until a log-in succeeds
 * @param lockoutMinutes how long it stays locked, 1 to 1440
 */
public record SecurityPolicy(PasswordStrength strength, boolean lockout, int maxAttempts, int lockoutMinutes) {

    /** What configuring it takes. */
    public static final Permission CONFIGURE = new Permission("security.configure", "Configure the security policy");

    /** What holds until somebody writes it. */
    public static final SecurityPolicy DEFAULTS = new SecurityPolicy(PasswordStrength.SECURE, true, 5, 15);

    /** The policy among the settings. */
    public static final SettingsType<SecurityPolicy> TYPE =
            new SettingsType<>("org.jackfield.core.security", SecurityPolicy.class, DEFAULTS, CONFIGURE);

    /** Checks the bounds. */
    public SecurityPolicy {
        inBounds("maxAttempts", maxAttempts, 100);
        inBounds("lockoutMinutes", lockoutMinutes, 1440);
    }

    private static void inBounds(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw ProblemException.invalid(
                    "security.policy", name + "=" + value, "This is out of bounds.", "Choose 1 to " + max + ".");
        }
    }
}

package org.jackfield.core.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * What the site asks of those who log in, and how it treats those who guess (§7.2.6.9.1).
 *
 * @param strength what a new password must be like
 * @param expiry whether passwords must be changed now and then
 * @param expireDays after how many days, 1 to 3650
 * @param preventReuse whether a new password must differ from the last ones
 * @param compare from how many, 1 to 24
 * @param lockout whether failed log-ins lock an account
 * @param maxAttempts failed log-ins before an account is locked, 1 to 100; counted until a log-in succeeds
 * @param lockoutMinutes how long it stays locked, 1 to 1440
 * @param secondFactorRoles ids of the roles that must have a second factor, separated by commas; {@code *} for everybody
 */
public record SecurityPolicy(
        PasswordStrength strength,
        boolean expiry,
        int expireDays,
        boolean preventReuse,
        int compare,
        boolean lockout,
        int maxAttempts,
        int lockoutMinutes,
        String secondFactorRoles) {

    /** What configuring it takes. */
    public static final Permission CONFIGURE = DirectoryServer.CONFIGURE;

    /** What holds until somebody writes it. */
    public static final SecurityPolicy DEFAULTS =
            new SecurityPolicy(PasswordStrength.SECURE, false, 90, false, 5, true, 5, 15, "");

    /** The policy among the settings. */
    public static final SettingsType<SecurityPolicy> TYPE =
            new SettingsType<>("org.jackfield.core.security", SecurityPolicy.class, DEFAULTS, CONFIGURE);

    private static final String EVERYBODY = "*";

    /** Checks the bounds. */
    public SecurityPolicy {
        inBounds("expireDays", expireDays, 3650);
        inBounds("compare", compare, 24);
        inBounds("maxAttempts", maxAttempts, 100);
        inBounds("lockoutMinutes", lockoutMinutes, 1440);
        secondFactorRoles = secondFactorRoles.strip();
    }

    /** {@return whether who holds these roles must have a second factor} */
    boolean asksForSecondFactor(Set<String> roles) {
        Set<String> asked =
                Arrays.stream(secondFactorRoles.split(",")).map(String::strip).collect(Collectors.toSet());
        return asked.contains(EVERYBODY) || roles.stream().anyMatch(asked::contains);
    }

    private static void inBounds(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw ProblemException.invalid(
                    "security.policy", name + "=" + value, "This is out of bounds.", "Choose 1 to " + max + ".");
        }
    }
}

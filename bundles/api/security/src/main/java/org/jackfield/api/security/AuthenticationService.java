package org.jackfield.api.security;

import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells who somebody is.
 *
 * <p>Deliberately slow (a password hash) and bounded in parallel: never call it on a thread that must not wait. Every
 * attempt is written to the audit trail.
 */
@ProviderType
public interface AuthenticationService {

    /**
     * Checks a name and a password.
     *
     * @param name as typed; compared without regard to case
     * @param password cleared by the caller afterwards
     * @param origin where the attempt comes from, for the audit trail: {@code web 192.0.2.7}, {@code ssh …}
     * @return the log-in; never null
     * @throws ProblemException {@code security.credentials} for a wrong name or password (never which of them),
     *     {@code security.locked} after too many attempts, {@code security.busy} if too many are being checked
     */
    LogIn logIn(String name, char[] password, String origin);

    /**
     * Replaces the password of an account, by its owner.
     *
     * @param current the present password
     * @param replacement the new one
     * @throws ProblemException {@code security.credentials} if {@code current} is wrong, {@code security.password-weak}
     *     if the new one breaks the password policy, with the rule as the remedy
     */
    void changePassword(Subject subject, char[] current, char[] replacement, String origin);

    /**
     * {@return whether what was logged in before still stands: the account exists, is enabled and its password is the
     * same}
     *
     * @param logIn as {@link #logIn} returned it
     */
    boolean stillValid(LogIn logIn);
}

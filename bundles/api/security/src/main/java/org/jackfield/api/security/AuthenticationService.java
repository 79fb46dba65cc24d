package org.jackfield.api.security;

import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells who somebody is.
 *
 * <p>Deliberately slow (a password hash, a question to a directory) and bounded in parallel: never call it on a thread that
 * must not wait. Every attempt is written to the audit trail.
 */
@ProviderType
public interface AuthenticationService {

    /**
     * Checks a name and a password, for an account without a second factor.
     *
     * @param name as typed; compared without regard to case
     * @param password cleared by the caller afterwards
     * @param origin where the attempt comes from, for the audit trail: {@code web 192.0.2.7}, {@code ssh …}
     * @return the log-in; never null
     * @throws ProblemException {@code security.credentials} for a wrong name or password (never which of them),
     *     {@code security.second-factor} if both are right and a code is needed too, {@code security.locked} after too many
     *     attempts, {@code security.busy} if too many are being checked, {@code security.directory-unavailable} if the
     *     directory that must be asked does not answer
     */
    default LogIn logIn(String name, char[] password, String origin) {
        return logIn(name, password, "", origin);
    }

    /**
     * Checks a name, a password and a second factor.
     *
     * @param code six digits of the authenticator, or a recovery code; empty if none was given
     * @throws ProblemException as above, and {@code security.code} if the code is wrong or was used before, which counts as
     *     a failed attempt
     */
    LogIn logIn(String name, char[] password, String code, String origin);

    /**
     * Replaces the password of an account, by its owner. All other sessions of the account end at once.
     *
     * @param logIn with which its owner is logged in
     * @param current the present password
     * @param replacement the new one
     * @return what the owner is logged in with from now on
     * @throws ProblemException {@code security.credentials} if {@code current} is wrong, {@code security.password-weak}
     *     if the new one breaks the password policy, with the rule as the remedy, {@code security.password-reused} if it is
     *     one of the last ones, {@code security.not-local} if a directory or a provider checks the password
     */
    LogIn changePassword(LogIn logIn, char[] current, char[] replacement, String origin);

    /**
     * {@return whether what was logged in before still stands: the account exists, is enabled and its password, roles and
     * second factor are the same}
     *
     * @param logIn as {@link #logIn} returned it
     */
    boolean stillValid(LogIn logIn);

    /**
     * Accepts the licence agreement for the account.
     *
     * @return what its owner is logged in with from now on
     */
    LogIn agree(LogIn logIn, String origin);

    /**
     * Sends a link with which the owner of a local account can choose a new password, if there is such an account and its
     * user has an e-mail address. Returns at once, and the same way whether there is or not.
     *
     * @throws ProblemException {@code security.no-mail} if links cannot be sent at all, {@code security.too-many} if too
     *     many were asked for from this origin
     */
    void forgotPassword(String name, String origin);

    /**
     * Replaces the password of the account that a link was sent to. The link is spent, and all sessions of the account
     * end.
     *
     * @param link what followed the address in the link
     * @throws ProblemException {@code security.link} if the link is unknown, spent or too old,
     *     {@code security.password-weak}, {@code security.password-reused}
     */
    void replaceForgotten(Secret link, char[] replacement, String origin);
}

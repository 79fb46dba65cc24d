package org.jackfield.api.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts with which people log in. Who they are besides is none of its business: an account has the id of the user
 * it belongs to.
 *
 * <p>Any thread may call and waits for the database. Every change is in the audit trail with before and after, and ends
 * what was logged in with the account where it matters. The caller has checked {@link #MANAGE} or a permission of its own;
 * in any case only administrators and parts of the system give or take the role {@code administrator}, or touch an account
 * that holds it ({@code security.forbidden}).
 *
 * <p>{@code by} is who acts and {@code origin} from where, for the audit trail ({@code web 192.0.2.7}, {@code shell},
 * {@code system}).
 */
@ProviderType
public interface AccountService {

    /** What making accounts and changing those of others takes. */
    Permission MANAGE = new Permission("security.accounts", "Make accounts and reset passwords");

    /** The role that may do everything. */
    String ADMINISTRATOR = "administrator";

    /** The longest log-in name. */
    int MAX_NAME = 100;

    /**
     * Makes an account that logs in by {@code binding}. A local one has no usable password until
     * {@link #resetPassword} gives it one.
     *
     * @param id of the user it belongs to
     * @throws ProblemException {@code security.account-name} for a name that is empty, too long or holds control
     *     characters, {@code security.account-exists} if the id, the name or the binding is taken
     */
    AccountEntry create(
            UUID id, String name, Set<String> roles, LogInBinding binding, Subject by, String origin);

    /**
     * Gives an account another log-in name.
     *
     * @throws ProblemException {@code security.account}, {@code security.account-name}, {@code security.account-exists},
     *     {@code security.account-protected}
     */
    AccountEntry rename(UUID id, String name, Subject by, String origin);

    /**
     * Gives an account these roles and no others; what was logged in with it must log in again.
     *
     * @throws ProblemException {@code security.account}, {@code security.account-protected}
     */
    AccountEntry setRoles(UUID id, Set<String> roles, Subject by, String origin);

    /**
     * Lets log in, or no longer; then sessions and tokens of the account end at once.
     *
     * @throws ProblemException {@code security.account}, {@code security.account-protected}
     */
    AccountEntry setEnabled(UUID id, boolean enabled, Subject by, String origin);

    /**
     * Makes an account log in by something else; its password, if it had one, is forgotten.
     *
     * @throws ProblemException {@code security.account}, {@code security.account-exists} if another account is bound to
     *     it, {@code security.account-protected}
     */
    AccountEntry bind(UUID id, LogInBinding binding, Subject by, String origin);

    /**
     * Removes an account with its tokens and its second factor.
     *
     * @throws ProblemException {@code security.account}, {@code security.account-protected}
     */
    void delete(UUID id, Subject by, String origin);

    /**
     * Gives a local account a new password that must be changed at the next log-in, and unlocks it.
     *
     * @return the password, to be told to its owner and kept nowhere
     * @throws ProblemException {@code security.account}, {@code security.not-local} if a directory or a provider checks
     *     its password
     */
    Secret resetPassword(UUID id, Subject by, String origin);

    /**
     * Makes every local account but that of {@code by} change its password at the next log-in.
     *
     * @return how many accounts
     */
    int resetAll(Subject by, String origin);

    /**
     * Takes the second factor off an account whose owner lost it.
     *
     * @throws ProblemException {@code security.account}
     */
    AccountEntry removeSecondFactor(UUID id, Subject by, String origin);

    /** {@return the account of a user; empty if that user cannot log in} */
    Optional<AccountEntry> find(UUID id);

    /** {@return the account of a log-in name, without regard to case} */
    Optional<AccountEntry> byName(String name);

    /** {@return all accounts, ordered by name} */
    List<AccountEntry> list();
}

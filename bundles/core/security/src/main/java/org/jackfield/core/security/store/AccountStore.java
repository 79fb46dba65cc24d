package org.jackfield.core.security.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.core.security.Account;
import org.jdbi.v3.core.Jdbi;

/** The table of accounts. */
public final class AccountStore {

    /** The longest name of an account. */
    public static final int MAX_NAME = 100;

    private static final String COLUMNS = "id, name, password_hash, must_change_password, enabled, protected_account,"
            + " roles, credentials_version, failures, locked_until";

    private final Jdbi jdbi;

    public AccountStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** {@return the account of a name, without regard to case} */
    public Optional<Account> byName(String name) {
        if (name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM security_account WHERE name_key = :key")
                .bind("key", key(name))
                .mapTo(Account.class)
                .findOne());
    }

    /** {@return the account of an id} */
    public Optional<Account> byId(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM security_account WHERE id = :id")
                .bind("id", id)
                .mapTo(Account.class)
                .findOne());
    }

    /** Adds an account. */
    public void add(Account account, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO security_account (" + COLUMNS
                        + ", name_key, created_at) VALUES (:id, :name, :passwordHash, :mustChangePassword, :enabled,"
                        + " :protectedAccount, :roles, :credentialsVersion, :failures, :lockedUntil, :key, :now)")
                .bindMethods(account)
                .bind("key", key(account.name()))
                .bind("now", now)
                .execute());
    }

    /**
     * Counts a failed log-in, and locks the account if that was one too many.
     *
     * @param maxAttempts how many lock it; {@link Integer#MAX_VALUE} if none do
     * @return whether it is locked now
     */
    public boolean countFailure(UUID id, int maxAttempts, Instant lockedUntil) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("UPDATE security_account SET failures = failures + 1 WHERE id = :id")
                    .bind("id", id)
                    .execute();
            return handle.createUpdate("UPDATE security_account SET locked_until = :until"
                                    + " WHERE id = :id AND failures >= :max")
                            .bind("id", id)
                            .bind("until", lockedUntil)
                            .bind("max", maxAttempts)
                            .execute()
                    > 0;
        });
    }

    /** Notes a successful log-in: only this sets the counter back. */
    public void countSuccess(UUID id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE security_account SET failures = 0, locked_until = NULL,"
                        + " last_log_in_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    /** Replaces a password; log-ins with the old one no longer stand. */
    public void setPassword(UUID id, String hash, boolean mustChange) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE security_account SET password_hash = :hash,"
                        + " must_change_password = :mustChange, credentials_version = credentials_version + 1"
                        + " WHERE id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .bind("mustChange", mustChange)
                .execute());
    }

    /** Lifts a lock; the counter stands until a log-in succeeds. */
    public void unlock(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE security_account SET locked_until = NULL WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

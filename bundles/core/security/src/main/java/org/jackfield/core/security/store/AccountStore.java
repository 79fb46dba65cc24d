package org.jackfield.core.security.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.core.security.Account;
import org.jackfield.core.security.Digest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The table of accounts, with what they log in by and the passwords they had. */
public final class AccountStore {

    /** The longest name of an account. */
    public static final int MAX_NAME = 100;

    private static final String OWN = "id, name, password_hash, must_change_password, enabled, protected_account,"
            + " roles, credentials_version, failures, locked_until, password_at, second_factor, second_factor_step,"
            + " agreed_to, language, last_log_in_at, created_at";

    private static final String SELECT = "SELECT " + OWN + ", COALESCE(source, 'LOCAL') AS source,"
            + " COALESCE(issuer, '') AS issuer, COALESCE(bound_name, '') AS bound_name FROM security_account"
            + " LEFT JOIN security_binding ON account_id = id ";

    private final Jdbi jdbi;

    public AccountStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** {@return the account of a name, without regard to case} */
    public Optional<Account> byName(String name) {
        if (name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return one("WHERE name_key = :value", key(name));
    }

    /** {@return the account of an id} */
    public Optional<Account> byId(UUID id) {
        return one("WHERE id = :value", id);
    }

    /** {@return the account that logs in by this} */
    public Optional<Account> byBinding(LogInBinding binding) {
        return one("WHERE binding_key = :value", key(binding));
    }

    /** {@return all accounts, by name} */
    public List<Account> list() {
        return jdbi.withHandle(handle ->
                handle.createQuery(SELECT + "ORDER BY name_key").mapTo(Account.class).list());
    }

    private Optional<Account> one(String where, Object value) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + where)
                .bind("value", value)
                .mapTo(Account.class)
                .findOne());
    }

    /** Adds an account. */
    public void add(Account account) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("INSERT INTO security_account (" + OWN + ", name_key) VALUES (:id, :name, :passwordHash,"
                            + " :mustChangePassword, :enabled, :protectedAccount, :roles, :credentialsVersion, :failures,"
                            + " :lockedUntil, :passwordAt, :secondFactor, :secondFactorStep, :agreedTo, :language,"
                            + " :lastLogInAt, :createdAt, :key)")
                    .bindMethods(account)
                    .bind("key", key(account.name()))
                    .execute();
            if (account.source() != LogInSource.LOCAL) {
                addBinding(
                        handle, account.id(), new LogInBinding(account.source(), account.issuer(), account.boundName()));
            }
        });
    }

    /** Gives an account another name. */
    public void rename(UUID id, String name) {
        update(id, "name = :name, name_key = :key", statement -> statement.bind("name", name).bind("key", key(name)));
    }

    /** Gives an account other roles; log-ins no longer stand. */
    public void setRoles(UUID id, String roles) {
        update(
                id, "roles = :roles, credentials_version = credentials_version + 1",
                statement -> statement.bind("roles", roles));
    }

    /** Lets log in or not; log-ins no longer stand. */
    public void setEnabled(UUID id, boolean enabled) {
        update(
                id, "enabled = :enabled, credentials_version = credentials_version + 1",
                statement -> statement.bind("enabled", enabled));
    }

    /** Ties an account to something else; its password and log-ins no longer stand. */
    public void bind(UUID id, LogInBinding binding) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM security_binding WHERE account_id = :id").bind("id", id).execute();
            if (binding.source() != LogInSource.LOCAL) {
                addBinding(handle, id, binding);
            }
            update(
                    handle, id, "password_hash = '', must_change_password = :no,"
                            + " credentials_version = credentials_version + 1",
                    statement -> statement.bind("no", false));
        });
    }

    /** Removes an account with all that is its own. */
    public void delete(UUID id) {
        jdbi.useHandle(handle ->
                handle.createUpdate("DELETE FROM security_account WHERE id = :id").bind("id", id).execute());
    }

    /**
     * Counts a failed log-in, and locks the account if that was one too many.
     *
     * @param maxAttempts how many lock it; {@link Integer#MAX_VALUE} if none do
     * @return whether it is locked now
     */
    public boolean countFailure(UUID id, int maxAttempts, Instant lockedUntil) {
        return jdbi.inTransaction(handle -> {
            update(handle, id, "failures = failures + 1", statement -> statement);
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
        update(
                id, "failures = 0, locked_until = NULL, last_log_in_at = :now",
                statement -> statement.bind("now", now));
    }

    /** Replaces a password; log-ins with the old one no longer stand. The old one is kept against its reuse. */
    public void setPassword(UUID id, String hash, boolean mustChange, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("INSERT INTO security_old_password (id, account_id, password_hash, replaced_at)"
                            + " SELECT :old, id, password_hash, :now FROM security_account"
                            + " WHERE id = :id AND password_hash <> ''")
                    .bind("old", Ids.next())
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            update(
                    handle, id, "password_hash = :hash, must_change_password = :mustChange, password_at = :now,"
                            + " credentials_version = credentials_version + 1",
                    statement -> statement.bind("hash", hash).bind("mustChange", mustChange).bind("now", now));
        });
    }

    /** {@return the hashes of the passwords that an account had, the last first} */
    public List<String> oldPasswords(UUID id, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT password_hash FROM security_old_password"
                        + " WHERE account_id = :id ORDER BY replaced_at DESC, id DESC")
                .bind("id", id)
                .setMaxRows(most)
                .mapTo(String.class)
                .list());
    }

    /** Forgets all but the last passwords that an account had. */
    public void forgetOldPasswords(UUID id, int keep) {
        jdbi.useTransaction(handle -> {
            List<UUID> all = handle.createQuery("SELECT id FROM security_old_password"
                            + " WHERE account_id = :id ORDER BY replaced_at DESC, id DESC")
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .list();
            for (UUID old : all.subList(Math.min(keep, all.size()), all.size())) {
                handle.createUpdate("DELETE FROM security_old_password WHERE id = :id").bind("id", old).execute();
            }
        });
    }

    /**
     * Makes every local account but one change its password.
     *
     * @return the accounts
     */
    public List<UUID> requireNewPasswords(UUID but) {
        return jdbi.inTransaction(handle -> {
            List<UUID> all = handle.createQuery("SELECT id FROM security_account WHERE id <> :but"
                            + " AND id NOT IN (SELECT account_id FROM security_binding)")
                    .bind("but", but)
                    .mapTo(UUID.class)
                    .list();
            all.forEach(id -> update(
                    handle, id, "must_change_password = :yes, credentials_version = credentials_version + 1",
                    statement -> statement.bind("yes", true)));
            return all;
        });
    }

    /** Notes which agreement was accepted. */
    public void setAgreedTo(UUID id, String agreement) {
        update(id, "agreed_to = :agreement", statement -> statement.bind("agreement", agreement));
    }

    /** Keeps the language that the owner chose; null for none. */
    public void setLanguage(UUID id, String language) {
        update(id, "language = :language", statement -> statement.bind("language", language));
    }

    /** Lifts a lock; the counter stands until a log-in succeeds. */
    public void unlock(UUID id) {
        update(id, "locked_until = NULL", statement -> statement);
    }

    private void update(UUID id, String set, UnaryOperator<Update> values) {
        jdbi.useHandle(handle -> update(handle, id, set, values));
    }

    private static void update(Handle handle, UUID id, String set, UnaryOperator<Update> values) {
        values.apply(handle.createUpdate("UPDATE security_account SET " + set + " WHERE id = :id").bind("id", id))
                .execute();
    }

    private static void addBinding(Handle handle, UUID id, LogInBinding binding) {
        handle.createUpdate("INSERT INTO security_binding (account_id, source, issuer, bound_name, binding_key)"
                        + " VALUES (:id, :source, :issuer, :name, :key)")
                .bind("id", id)
                .bindMethods(binding)
                .bind("key", key(binding))
                .execute();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** A directory does not tell capitals from small letters; a provider's subject does. */
    private static String key(LogInBinding binding) {
        String name = binding.source() == LogInSource.DIRECTORY ? key(binding.name()) : binding.name();
        return Digest.of(binding.source() + "\n" + binding.issuer() + "\n" + name);
    }
}

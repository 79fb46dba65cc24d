package org.jackfield.core.security.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jackfield.core.security.SealedFactor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Second factors and recovery codes. */
public final class FactorStore {

    private final Jdbi jdbi;

    public FactorStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Puts a second factor with its recovery codes in force, in place of what was; log-ins no longer stand. */
    public void put(UUID account, String sealed, long step, Collection<String> codeHashes) {
        jdbi.useTransaction(handle -> {
            set(handle, account, sealed, step);
            handle.createUpdate("DELETE FROM security_recovery_code WHERE account_id = :id").bind("id", account).execute();
            for (String hash : codeHashes) {
                handle.createUpdate("INSERT INTO security_recovery_code (account_id, code_hash) VALUES (:id, :hash)")
                        .bind("id", account)
                        .bind("hash", hash)
                        .execute();
            }
        });
    }

    /** Takes a second factor off; log-ins no longer stand. */
    public void remove(UUID account) {
        jdbi.useTransaction(handle -> {
            set(handle, account, null, null);
            handle.createUpdate("DELETE FROM security_recovery_code WHERE account_id = :id").bind("id", account).execute();
        });
    }

    private static void set(Handle handle, UUID account, String sealed, Long step) {
        handle.createUpdate("UPDATE security_account SET second_factor = :sealed, second_factor_step = :step,"
                        + " credentials_version = credentials_version + 1 WHERE id = :id")
                .bind("id", account)
                .bind("sealed", sealed)
                .bind("step", step)
                .execute();
    }

    /**
     * Spends a code of a time step.
     *
     * @return false if one of this or a later step was spent before
     */
    public boolean spendStep(UUID account, long step) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE security_account SET second_factor_step = :step"
                                + " WHERE id = :id AND (second_factor_step IS NULL OR second_factor_step < :step)")
                        .bind("id", account)
                        .bind("step", step)
                        .execute()
                > 0);
    }

    /** {@return whether this was a recovery code that is now spent} */
    public boolean spendRecoveryCode(UUID account, String hash) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "DELETE FROM security_recovery_code WHERE account_id = :id AND code_hash = :hash")
                        .bind("id", account)
                        .bind("hash", hash)
                        .execute()
                > 0);
    }

    /** {@return how many recovery codes are not spent} */
    public int recoveryCodesLeft(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM security_recovery_code WHERE account_id = :id")
                .bind("id", account)
                .mapTo(Integer.class)
                .one());
    }

    /** {@return every second factor, sealed} */
    public List<SealedFactor> sealed() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, second_factor AS sealed FROM security_account WHERE second_factor IS NOT NULL")
                .mapTo(SealedFactor.class)
                .list());
    }

    /** Keeps the same second factor, sealed anew, unless it has changed meanwhile. */
    public void reseal(SealedFactor before, String sealed) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE security_account SET second_factor = :now WHERE id = :id AND second_factor = :before")
                .bind("id", before.id())
                .bind("before", before.sealed())
                .bind("now", sealed)
                .execute());
    }
}

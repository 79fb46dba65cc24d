package org.jackfield.core.security.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Links for new passwords, of which only digests are kept. */
public final class LinkStore {

    private final Jdbi jdbi;

    public LinkStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a link in place of those that an account had, and forgets what is too old anyway. */
    public void put(UUID account, String hash, Instant expiresAt, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM security_link WHERE account_id = :account OR expires_at <= :now")
                    .bind("account", account)
                    .bind("now", now)
                    .execute();
            handle.createUpdate(
                            "INSERT INTO security_link (link_hash, account_id, expires_at) VALUES (:hash, :account, :until)")
                    .bind("hash", hash)
                    .bind("account", account)
                    .bind("until", expiresAt)
                    .execute();
        });
    }

    /** {@return whose link this is, if it still holds} */
    public Optional<UUID> find(String hash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT account_id FROM security_link WHERE link_hash = :hash AND expires_at > :now")
                .bind("hash", hash)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
    }

    /** {@return whether the link was there; now it is spent} */
    public boolean spend(String hash) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM security_link WHERE link_hash = :hash")
                        .bind("hash", hash)
                        .execute()
                > 0);
    }
}

package org.jackfield.api.security;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What a program shows instead of a name and a password. What it is made of is known to nobody but its owner.
 *
 * @param id stable; never null
 * @param account whose it is; never null
 * @param accountName the log-in name; never null
 * @param title what its owner calls it; never null
 * @param scopes ids of the permissions it is for; it allows no more than its owner may do at the moment; never null
 * @param createdAt when it was made; never null
 * @param expiresAt until when it is accepted; never null
 * @param lastUsedAt when it was last accepted, to the minute; null if never
 * @param lastOrigin from where; empty if never used; never null
 */
public record ApiToken(
        UUID id,
        UUID account,
        String accountName,
        String title,
        Set<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        String lastOrigin) {

    /** Checks and copies the components. */
    public ApiToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(accountName, "accountName");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        scopes = Set.copyOf(scopes);
        lastOrigin = Objects.requireNonNullElse(lastOrigin, "");
    }
}

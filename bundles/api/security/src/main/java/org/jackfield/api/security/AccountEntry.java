package org.jackfield.api.security;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * An account as it stands.
 *
 * @param id the account and the user it belongs to; {@link Subject#id()} as a UUID; never null
 * @param name the log-in name, unique without regard to case; never null
 * @param roles ids of the roles held; never null
 * @param enabled whether its owner may log in
 * @param protectedAccount whether it can be neither restricted, renamed nor deleted
 * @param binding what it logs in by; never null
 * @param mustChangePassword whether the next log-in leads to a new password
 * @param secondFactor whether a second factor is asked for
 * @param lockedUntil no log-in before; null if not locked
 * @param lastLogInAt when somebody last logged in with it; null if nobody did
 * @param createdAt when it was made; never null
 */
public record AccountEntry(
        UUID id,
        String name,
        Set<String> roles,
        boolean enabled,
        boolean protectedAccount,
        LogInBinding binding,
        boolean mustChangePassword,
        boolean secondFactor,
        Instant lockedUntil,
        Instant lastLogInAt,
        Instant createdAt) {

    /** Checks and copies the components. */
    public AccountEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(createdAt, "createdAt");
        roles = Set.copyOf(roles);
    }
}

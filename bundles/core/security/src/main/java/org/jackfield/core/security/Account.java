package org.jackfield.core.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.security.Subject;

/**
 * Somebody who may log in.
 *
 * @param passwordHash see {@link PasswordHash}
 * @param protectedAccount whether it can be neither restricted nor deleted
 * @param roles ids, separated by commas
 * @param credentialsVersion grows with every change of the password, the roles or the state
 * @param failures failed log-ins since the last successful one
 * @param lockedUntil no log-in before; null if never locked
 */
public record Account(
        UUID id,
        String name,
        String passwordHash,
        boolean mustChangePassword,
        boolean enabled,
        boolean protectedAccount,
        String roles,
        long credentialsVersion,
        int failures,
        Instant lockedUntil) {

    /** The first administrator, who is always there. */
    public static final String ENGINEER = "engineer";

    /** The role that may do everything. */
    public static final String ADMINISTRATOR = "administrator";

    boolean lockedAt(Instant moment) {
        return lockedUntil != null && moment.isBefore(lockedUntil);
    }

    Subject subject() {
        Set<String> ids = Arrays.stream(roles.split(",")).filter(role -> !role.isEmpty()).collect(Collectors.toSet());
        return new Subject(id.toString(), name, Subject.Kind.PERSON, ids);
    }
}

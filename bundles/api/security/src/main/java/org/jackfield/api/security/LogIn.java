package org.jackfield.api.security;

import java.time.Instant;
import java.util.Objects;

/**
 * A log-in that succeeded.
 *
 * @param subject who logged in; never null
 * @param at when; never null
 * @param mustChangePassword whether nothing but changing the password is allowed
 * @param credentialsVersion changes with the password, the roles and the state of the account
 */
public record LogIn(Subject subject, Instant at, boolean mustChangePassword, long credentialsVersion) {

    /** Checks the components. */
    public LogIn {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
    }
}

package org.jackfield.api.security;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A log-in that succeeded.
 *
 * @param id names this log-in and the session that it opens; never null
 * @param subject who logged in; never null
 * @param at when; never null
 * @param pending what must be done on the pages before anything else is allowed; never null
 * @param credentialsVersion changes with the password, the roles and the state of the account
 */
public record LogIn(UUID id, Subject subject, Instant at, Set<Step> pending, long credentialsVersion) {

    /** What somebody must do before anything else, in this order. */
    public enum Step {
        /** Choose a new password. */
        CHANGE_PASSWORD,
        /** Set up a second factor, which one of the roles asks for. */
        ENROL_SECOND_FACTOR,
        /** Accept the licence agreement. */
        AGREE
    }

    /** Checks and copies the components. */
    public LogIn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        pending = Set.copyOf(pending);
    }

    /** A log-in after which at most the password must be changed. */
    public LogIn(Subject subject, Instant at, boolean mustChangePassword, long credentialsVersion) {
        this(
                UUID.randomUUID(),
                subject,
                at,
                mustChangePassword ? Set.of(Step.CHANGE_PASSWORD) : Set.of(),
                credentialsVersion);
    }

    /** {@return whether nothing but changing the password is allowed} */
    public boolean mustChangePassword() {
        return pending.contains(Step.CHANGE_PASSWORD);
    }

    /**
     * {@return whether credentials of this log-in may be used without the pages (REST, command line)}; the agreement is
     * asked for on the pages only
     */
    public boolean usableWithoutPages() {
        return !pending.contains(Step.CHANGE_PASSWORD) && !pending.contains(Step.ENROL_SECOND_FACTOR);
    }
}

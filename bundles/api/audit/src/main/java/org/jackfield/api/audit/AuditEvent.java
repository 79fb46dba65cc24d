package org.jackfield.api.audit;

import java.util.Objects;
import org.jackfield.api.security.Subject;

/**
 * Something that somebody did and that must be provable later.
 *
 * @param subject who; never null
 * @param origin from where ({@code web 192.0.2.7}, {@code ssh 192.0.2.7}, {@code system}); never null
 * @param action what, as a stable code ({@code settings.write}, {@code security.log-in}); never null
 * @param object to what; empty if to nothing in particular; never null
 * @param outcome whether it was done; never null
 * @param before how it stood before, secrets masked; empty if it does not apply; never null
 * @param after how it stands now, secrets masked; empty if it does not apply; never null
 */
public record AuditEvent(
        Subject subject, String origin, String action, String object, Outcome outcome, String before, String after) {

    /** How an act ended. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was refused. */
        REFUSED,
        /** It was tried and failed. */
        FAILED
    }

    /** Checks the components. */
    public AuditEvent {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** {@return an act that was done and has no before and after} */
    public static AuditEvent done(Subject subject, String origin, String action, String object) {
        return new AuditEvent(subject, origin, action, object, Outcome.DONE, "", "");
    }
}

package org.jackfield.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells how one part of the system is; registered as a service. Asked every few seconds by several threads: it answers
 * from what is known and never waits.
 */
@ConsumerType
public interface HealthCheck {

    /** {@return which part, a word or two in lower case, always the same: {@code database}, {@code telephony}} */
    String name();

    /**
     * {@return how it is at this moment; never null}
     *
     * <p>An exception counts as {@link Health.State#DOWN}.
     */
    Health check();
}

package org.jackfield.api.alerts;

import java.util.Objects;

/**
 * A condition that needs a person's attention.
 *
 * @param key names the condition, so that it is raised once however often it is reported, and can be cleared:
 *     {@code <bundle>.<condition>[:<which>]}, for instance {@code oai.link-lost:head-office}; never null
 * @param severity how bad; never null
 * @param title a few words; never null
 * @param detail what happened, with the input at fault; never null
 * @param remedy what to do; never null
 */
public record AlertCondition(String key, Severity severity, String title, String detail, String remedy) {

    /** How bad a condition is. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Something will go wrong if nobody acts. */
        WARNING,
        /** Something has gone wrong. */
        CRITICAL
    }

    /** Checks the components. */
    public AlertCondition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(remedy, "remedy");
    }
}

package org.jackfield.api.telephony.connector;

import java.util.Objects;

/**
 * Something wrong with a connector's configuration.
 *
 * @param field {@code host}, {@code port}, {@code user}, {@code secret} or an option's key
 * @param message what is wrong and what would be right, in words for an administrator
 */
public record ConfigProblem(String field, String message) {

    public ConfigProblem {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}

package org.jackfield.api.security;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * Ties an account to what it logs in by.
 *
 * @param source who checks; never null
 * @param issuer the provider's issuer, for {@link LogInSource#OIDC}; empty for the others; never null
 * @param name the name in the directory, compared without regard to case, or the provider's subject, compared as it is;
 *     empty for {@link LogInSource#LOCAL}; never null
 */
public record LogInBinding(LogInSource source, String issuer, String name) {

    /** The longest issuer or name. */
    public static final int MAX_LENGTH = 255;

    /** By a password of the product's own. */
    public static final LogInBinding LOCAL = new LogInBinding(LogInSource.LOCAL, "", "");

    /** Checks the components. */
    public LogInBinding {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(name, "name");
        boolean named = !name.isBlank() && name.length() <= MAX_LENGTH && issuer.length() <= MAX_LENGTH;
        if (source != LogInSource.LOCAL && !named || source == LogInSource.OIDC && issuer.isBlank()) {
            throw ProblemException.invalid(
                    "security.binding",
                    name,
                    "An account cannot be bound to this name.",
                    "Give the name in the directory, or issuer and subject, of at most " + MAX_LENGTH + " characters.");
        }
    }

    /** {@return a binding to a name in the directory} */
    public static LogInBinding directory(String name) {
        return new LogInBinding(LogInSource.DIRECTORY, "", name);
    }

    /** {@return a binding to a subject of an OpenID Connect provider} */
    public static LogInBinding oidc(String issuer, String subject) {
        return new LogInBinding(LogInSource.OIDC, issuer, subject);
    }
}

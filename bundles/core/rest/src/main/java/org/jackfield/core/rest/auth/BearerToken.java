package org.jackfield.core.rest.auth;

import java.util.Locale;
import java.util.Optional;
import org.jackfield.api.security.Secret;

/** An API token from an {@code Authorization: Bearer} header (RFC 6750). */
final class BearerToken {

    private static final String SCHEME = "bearer ";

    /** Longer headers are not looked at. */
    private static final int MAX_LENGTH = 500;

    private BearerToken() {}

    /**
     * {@return what the header holds; empty if it is of another scheme or endless}
     *
     * @param header may be null
     */
    static Optional<Secret> of(String header) {
        return header == null || header.length() > MAX_LENGTH || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.empty()
                : Optional.of(new Secret(header.substring(SCHEME.length()).strip()));
    }
}

package org.jackfield.core.rest.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * A name and a password from an {@code Authorization: Basic} header (RFC 7617), in UTF-8.
 *
 * @param name not empty
 * @param password may be empty
 */
record BasicCredentials(String name, String password) {

    private static final String SCHEME = "basic ";

    /** Longer headers are not looked at. */
    private static final int MAX_LENGTH = 2000;

    /**
     * {@return what the header holds; empty if there is no header}
     *
     * @param header may be null
     * @throws ProblemException {@code rest.credentials-invalid} if it is of another scheme or cannot be read
     */
    static Optional<BasicCredentials> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.length() > MAX_LENGTH || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw unreadable();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int colon = text.indexOf(':');
            if (colon < 1 || text.chars().anyMatch(Character::isISOControl)) {
                throw unreadable();
            }
            return Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException wrong) {
            throw unreadable();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static ProblemException unreadable() {
        return ProblemException.of(
                "rest.credentials-invalid",
                Problem.Kind.UNAUTHENTICATED,
                "Authorization",
                "The credentials cannot be read.",
                "Send a name and a password by HTTP Basic, in UTF-8.");
    }
}

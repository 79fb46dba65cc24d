package org.jackfield.api.security;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Encrypts what a bundle has to keep and must be able to read again: passwords of other systems, passcodes, keys.
 * A bundle's own passwords are hashed instead, and secrets among settings ({@link Secret}) are sealed by the settings.
 *
 * <p>A sealed secret is a text that may be stored and copied anywhere; it opens on this site only, and only for the
 * purpose that it was sealed for. Any thread may call; an answer takes microseconds and no input or output.
 */
@ProviderType
public interface SecretVault {

    /**
     * {@return the secret as a text of printable ASCII, a third longer than the secret's UTF-8 and some 60 characters;
     * never the same twice; empty for {@link Secret#NONE}}
     *
     * @param secret never null
     * @param purpose what it is for, such as a table and a row; a text sealed for another purpose does not open, so that
     *     whoever can write the database cannot move a secret to where it is shown; never null
     */
    String seal(Secret secret, String purpose);

    /**
     * {@return the secret; {@link Secret#NONE} for an empty text; empty if the text is damaged, was sealed for another
     * purpose, or with a key that is not there}
     *
     * @param sealed as {@link #seal} returned it; never null
     * @param purpose as it was sealed; never null
     */
    Optional<Secret> open(String sealed, String purpose);

    /**
     * {@return whether the text is sealed with the key in force, or empty; if not, a {@link SecretHolder} seals it anew}
     *
     * @param sealed never null
     */
    boolean isCurrent(String sealed);
}

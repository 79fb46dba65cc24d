package org.jackfield.core.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256 of what is long and random already: links, tokens, recovery codes. It is looked up by its digest, so that neither
 * what is stored nor the time a look-up takes tells anything of it.
 */
public final class Digest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Digest() {}

    /** {@return 64 hexadecimal digits} */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** {@return something that nobody guesses, for an address or a header} */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

package org.jackfield.core.security;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes that open an account once each, for who lost the authenticator: 120 random bits in six groups. */
final class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final int BYTES = 15;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    static List<String> next() {
        return Stream.generate(RecoveryCodes::one).limit(HOW_MANY).toList();
    }

    /** {@return what is kept of a code, however it was typed} */
    static String hash(String typed) {
        return Digest.of(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", ""));
    }

    private static String one() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Totp.base32(random).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}

package org.jackfield.core.security;

import java.security.SecureRandom;

/** Passwords that somebody must change, made by us. */
final class GeneratedPassword {

    /** Letters and digits that nobody confuses when reading them to somebody. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private GeneratedPassword() {}

    /** {@return about 112 bits in four groups, with every kind of character that a policy asks for} */
    static String next() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        do {
            password.setLength(0);
            for (int i = 0; i < GROUPS * GROUP; i++) {
                password.append(i > 0 && i % GROUP == 0 ? "-" : "");
                password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        } while (!hasEveryKind(password));
        return password.toString();
    }

    private static boolean hasEveryKind(CharSequence password) {
        return password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isDigit);
    }
}

package org.jackfield.core.security;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.jackfield.api.problem.ProblemException;

/** What a new password must be like (§7.2.6.9.1); {@link #LONG} is ours. */
public enum PasswordStrength {
    /** Six characters. */
    LOW(6, false, false),
    /** Eight characters, with small and capital letters and digits. */
    SECURE(8, true, false),
    /** Ten characters, with small and capital letters, digits and a special character. */
    HIGH(10, true, true),
    /** Fifteen characters of whichever kind: length is worth more than kinds (NIST SP 800-63B). */
    LONG(15, false, false);

    private static final int LONGEST = 256;
    private static final String SPECIAL = "#@?!£$%^&*-=+";

    private final int length;
    private final boolean mixed;
    private final boolean special;

    PasswordStrength(int length, boolean mixed, boolean special) {
        this.length = length;
        this.mixed = mixed;
        this.special = special;
    }

    /**
     * Lets a password pass or refuses it.
     *
     * @throws ProblemException {@code security.password-weak} with the rule as the remedy
     */
    void check(char[] password, String accountName) {
        String text = new String(password);
        if (text.codePointCount(0, text.length()) < length || text.length() > LONGEST) {
            throw weak("It must have at least " + length + " characters, and at most " + LONGEST + ".");
        }
        if (text.toLowerCase(Locale.ROOT).contains(accountName.toLowerCase(Locale.ROOT))) {
            throw weak("It must not contain the name of the account.");
        }
        if (CommonPasswords.contain(text)) {
            throw weak("It is one of those that are guessed first: choose one that nobody else has, such as four words.");
        }
        if (mixed && !(has(text, Character::isLowerCase) && has(text, Character::isUpperCase) && has(text, Character::isDigit))) {
            throw weak("It must have a lower case letter, an upper case letter and a digit.");
        }
        if (special && !has(text, character -> SPECIAL.indexOf(character) >= 0)) {
            throw weak("It must have a special character (" + SPECIAL + ").");
        }
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.codePoints().anyMatch(kind);
    }

    private static ProblemException weak(String rule) {
        return ProblemException.invalid("security.password-weak", "", "This password is too weak.", rule);
    }
}

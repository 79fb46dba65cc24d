package org.jackfield.api.security.access;

/**
 * Lower case that every database and this machine do alike: of the letters A to Z and those of Latin-1. A database's own
 * depends on how it was set up, and a filter must not let pass in a list what it refuses when asked for one call.
 */
public final class LetterCase {

    /** The capitals, one character each. */
    public static final String UPPER;

    /** Their small letters, in the same order. */
    public static final String LOWER;

    private static final int LAST = 0xFF;

    static {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (char letter = 'A'; letter <= LAST; letter++) {
            if (Character.isUpperCase(letter)) {
                upper.append(letter);
                lower.append(Character.toLowerCase(letter));
            }
        }
        UPPER = upper.toString();
        LOWER = lower.toString();
    }

    private LetterCase() {}

    /** {@return the text in small letters} */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            folded.append(letter <= LAST && Character.isUpperCase(letter) ? Character.toLowerCase(letter) : letter);
        }
        return folded.toString();
    }
}

package org.jackfield.core.contacts.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * Makes of a number, however it is written, what is compared. Immutable; any thread. Its time grows with the length of the
 * number alone, whatever the patterns are (RE2).
 */
public final class NumberReader {

    /** The key of whatever is no number. */
    public static final long NONE = 0;

    /** What a key holds; longer numbers are not telephone numbers (E.164 has 15 digits). */
    static final int MAX_DIGITS = 18;

    private static final int MAX_WRITTEN = 50;

    private final List<Rule> rules;

    private record Rule(Pattern pattern, String replacement) {}

    /** Reads numbers by formats; the first that matches holds. */
    public NumberReader(List<TelephoneFormat> formats) {
        rules = formats.stream()
                .map(format -> new Rule(Pattern.compile(format.pattern()), format.replacement()))
                .toList();
    }

    /**
     * {@return the digits of a number as it is written, with a plus sign before them if there is one; empty if there are
     * none}
     *
     * <p>What follows a letter is an extension or a remark, and is left out.
     */
    public static String compact(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        for (int i = 0; i < written.length() && i < MAX_WRITTEN; i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9' || c == '+' && digits.isEmpty()) {
                digits.append(c);
            } else if (Character.isLetter(c)) {
                break;
            }
        }
        return digits.length() == 1 && digits.charAt(0) == '+' ? "" : digits.toString();
    }

    /** {@return the number as it is compared: digits, with a plus sign before them if it is foreign} */
    public String normal(String written) {
        String compact = compact(written);
        for (Rule rule : rules) {
            Matcher match = rule.pattern().matcher(compact);
            if (match.find()) {
                return compact(match.replaceFirst(rule.replacement()));
            }
        }
        return compact;
    }

    /** {@return the normal form as a number; the same for two numbers exactly if their normal forms are; {@link #NONE}} */
    public long key(String written) {
        return keyOf(normal(written));
    }

    /** {@return the key of a normal form} */
    public static long keyOf(String normal) {
        boolean foreign = normal.startsWith("+");
        int digits = normal.length() - (foreign ? 1 : 0);
        if (digits < 1 || digits > MAX_DIGITS) {
            return NONE;
        }
        // the digit in front keeps leading zeros and the plus sign apart
        return Long.parseLong(foreign ? "2" + normal.substring(1) : "1" + normal);
    }
}

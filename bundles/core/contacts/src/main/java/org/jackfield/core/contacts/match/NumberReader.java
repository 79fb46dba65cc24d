package org.jackfield.core.contacts.match;

import java.util.function.UnaryOperator;

/**
 * Makes of a number, however it is written, what is compared: its clean form by the site's dial plan, as a whole number. Two
 * numbers are the same exactly if their keys are. Any thread.
 */
public final class NumberReader {

    /** The key of whatever is no number. */
    public static final long NONE = 0;

    /** What a key holds; longer numbers are not telephone numbers (E.164 has 15 digits). */
    static final int MAX_DIGITS = 18;

    private static final int MAX_WRITTEN = 50;

    private final UnaryOperator<String> cleaning;

    /**
     * @param cleaning brings a number into the one form that the dial plan gives it
     */
    public NumberReader(UnaryOperator<String> cleaning) {
        this.cleaning = cleaning;
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
        return compact.isEmpty() ? "" : compact(cleaning.apply(compact));
    }

    /** {@return the normal form as a number; {@link #NONE} if it is too long or none} */
    public long key(String written) {
        String normal = normal(written);
        boolean foreign = normal.startsWith("+");
        int digits = normal.length() - (foreign ? 1 : 0);
        if (digits < 1 || digits > MAX_DIGITS) {
            return NONE;
        }
        // the digit in front keeps leading zeros and the plus sign apart
        return Long.parseLong(foreign ? "2" + normal.substring(1) : "1" + normal);
    }
}

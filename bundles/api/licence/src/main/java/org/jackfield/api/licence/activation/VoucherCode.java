package org.jackfield.api.licence.activation;

import java.security.SecureRandom;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;

/**
 * A voucher's code as people read it out and type it: five groups of five letters and digits, none of which looks like
 * another, the last one a check that finds a mistyped or swapped one before the portal is asked.
 *
 * @param text as {@code 7KD2M-…}, upper case with dashes; never null
 */
public record VoucherCode(String text) implements Comparable<VoucherCode> {

    /** How many characters a code has without its dashes. */
    public static final int LENGTH = 25;

    /** Crockford's base 32: no I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUP = 5;
    /** x⁵ + x² + 1, which makes the 32 characters a field. */
    private static final int FIELD = 0b100101;

    /** Checks the component; use {@link #of(String)} for what a person typed. */
    public VoucherCode {
        if (!text.equals(grouped(plain(text))) || !checks(plain(text))) {
            throw malformed(text);
        }
    }

    /**
     * {@return the code a person means}
     *
     * @param typed in any case, with dashes or spaces or without; O, I and L are taken for the digits they look like
     * @throws ProblemException ({@code voucher.malformed}) if it cannot be a code
     */
    public static VoucherCode of(String typed) {
        String plain = plain(typed);
        if (!checks(plain)) {
            throw malformed(typed);
        }
        return new VoucherCode(grouped(plain));
    }

    /** {@return a code that nobody can guess} */
    public static VoucherCode random(SecureRandom random) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < LENGTH - 1; i++) {
            plain.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new VoucherCode(grouped(plain.append(check(plain)).toString()));
    }

    private static String plain(String typed) {
        String upper = typed.length() > 4 * LENGTH ? "" : typed.toUpperCase(Locale.ROOT);
        return upper.replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
    }

    private static String grouped(String plain) {
        return String.join("-", plain.split("(?<=\\G.{" + GROUP + "})"));
    }

    private static boolean checks(String plain) {
        return plain.length() == LENGTH
                && plain.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                && plain.charAt(LENGTH - 1) == check(plain);
    }

    /** Of all characters but the last: each place counts by another power of a root, so one wrong or two swapped show. */
    private static char check(CharSequence plain) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum = times(sum ^ ALPHABET.indexOf(plain.charAt(i)));
        }
        return ALPHABET.charAt(sum);
    }

    private static int times(int value) {
        int doubled = value << 1;
        return doubled < ALPHABET.length() ? doubled : doubled ^ FIELD;
    }

    private static ProblemException malformed(String typed) {
        String shown = typed.strip();
        return ProblemException.invalid(
                "voucher.malformed",
                shown.length() > 2 * LENGTH ? shown.substring(0, 2 * LENGTH) + "…" : shown,
                "This is not a voucher code: it has five groups of five letters and digits, and one of them is wrong.",
                "Compare it with the certificate, character by character.");
    }

    @Override
    public int compareTo(VoucherCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.jackfield.api.mail;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * Rules of mail addresses: the plain form {@code local@domain} of RFC 5321, without comments, quotes, routes or display
 * names. That is what people have; all else is how mail heads are forged.
 */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)*");

    private MailAddress() {}

    /** {@return whether a text is an address that mail can be sent to, as far as its form tells} */
    public static boolean isValid(String address) {
        int at = address.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL
                && address.length() <= LONGEST
                && LOCAL.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }

    /**
     * {@return the address, without blanks around it}
     *
     * @throws ProblemException {@code mail.address-invalid}
     */
    public static String checked(String address) {
        // Blanks alone: a line break at the end is no slip of the hand.
        String trimmed = address.replaceAll("^ +| +$", "");
        if (!isValid(trimmed)) {
            throw ProblemException.invalid(
                    "mail.address-invalid",
                    printable(address),
                    "This is no mail address.",
                    "Enter it as name@example.org; separate several by commas.");
        }
        return trimmed;
    }

    /**
     * {@return the addresses, each once, in their order}
     *
     * @throws ProblemException {@code mail.no-recipient}, {@code mail.too-many-recipients}, {@code mail.address-invalid}
     */
    public static List<String> checked(List<String> addresses) {
        Set<String> each = new LinkedHashSet<>();
        for (String address : addresses) {
            each.add(checked(address));
            bounded(each.size());
        }
        if (each.isEmpty()) {
            throw ProblemException.invalid(
                    "mail.no-recipient", "", "The mail is to nobody.", "Enter an address to send it to.");
        }
        return List.copyOf(each);
    }

    static void bounded(int recipients) {
        if (recipients > Mail.MOST_RECIPIENTS) {
            throw ProblemException.invalid(
                    "mail.too-many-recipients", Integer.toString(recipients),
                    "A mail goes to at most 50 addresses.", "Send it to fewer at once.");
        }
    }

    /**
     * {@return the addresses of a text that separates them by commas or semicolons; none of a blank one}
     *
     * @throws ProblemException {@code mail.too-many-recipients}, {@code mail.address-invalid}
     */
    public static List<String> split(String text) {
        List<String> parts = Arrays.stream(text.split("[,;]")).filter(part -> !part.isBlank()).toList();
        return parts.isEmpty() ? List.of() : checked(parts);
    }

    static boolean hasControls(String text) {
        // Also the line and paragraph separators, which some readers take for a line break.
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
        return shown.toString();
    }
}

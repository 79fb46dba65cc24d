package org.jackfield.core.contacts.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * A way to write a number, and what it means: whatever matches is replaced before two numbers are compared.
 *
 * @param pattern a regular expression in RE2 syntax over the number's digits and a leading plus sign; never null
 * @param replacement what takes the place of the match, {@code $1} for its first group; never null
 */
public record TelephoneFormat(String pattern, String replacement) {

    private static final int MAX_LENGTH = 200;

    /**
     * Checks both.
     *
     * @throws ProblemException {@code contacts.format} if one is malformed or too long
     */
    public TelephoneFormat {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(replacement, "replacement");
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH || replacement.length() > MAX_LENGTH) {
            throw refusal(pattern, "it has 1 to " + MAX_LENGTH + " characters");
        }
        try {
            // a reference to a group that is not there shows only when it is used
            Pattern compiled = Pattern.compile(pattern);
            if (!replacement.matches("(?:[0-9+]|\\$[0-9])*")) {
                throw refusal(replacement, "what it becomes is digits, plus signs and groups such as $1");
            }
            replacement.chars().reduce(0, (before, c) -> {
                if (before == '$' && c - '0' > compiled.groupCount()) {
                    throw refusal(replacement, "there is no group " + (char) c);
                }
                return c;
            });
        } catch (PatternSyntaxException e) {
            throw refusal(pattern, e.getDescription());
        }
    }

    private static ProblemException refusal(String input, String why) {
        return ProblemException.invalid(
                "contacts.format", input, "This is no telephone format: " + why + ".",
                "Write a regular expression without look-around or back references, such as ^\\+49([1-9]\\d*)$, and 0$1.");
    }
}

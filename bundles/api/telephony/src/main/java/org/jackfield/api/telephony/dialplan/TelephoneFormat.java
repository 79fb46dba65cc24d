package org.jackfield.api.telephony.dialplan;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * One way to write a number down (manual §7.1.3.6): where {@code pattern} matches the whole of a clean number,
 * {@code written} says how it is written.
 *
 * @param pattern a regular expression in the syntax of RE2: groups and repeats, no look-around, no back reference
 * @param written the text, in which {@code $1} to {@code $9} stand for the groups
 */
public record TelephoneFormat(String pattern, String written) {

    private static final int MAX_LENGTH = 200;

    public TelephoneFormat {
        pattern = Objects.requireNonNullElse(pattern, "").strip();
        written = Objects.requireNonNullElse(written, "").strip();
        for (String text : new String[] {pattern, written}) {
            if (text.isEmpty() || text.length() > MAX_LENGTH) {
                throw ProblemException.invalid(
                        "dialplan.format", text, "A pattern and what is written have 1 to " + MAX_LENGTH + " characters each.",
                        "Enter both, such as ^(\\d{5})(\\d{6})$ and $1 $2.");
            }
        }
    }
}

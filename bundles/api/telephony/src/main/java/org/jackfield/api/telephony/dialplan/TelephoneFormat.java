package org.jackfield.api.telephony.dialplan;

import java.util.Objects;

/**
 * One way to write a number down (manual §7.1.3.6): where {@code pattern} matches the whole of a clean number,
 * {@code written} says how it is written.
 *
 * @param pattern a regular expression in the syntax of RE2: groups and repeats, no look-around, no back reference
 * @param written the text, in which {@code $1} to {@code $9} stand for the groups
 */
public record TelephoneFormat(String pattern, String written) {
    public TelephoneFormat {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(written, "written");
    }
}

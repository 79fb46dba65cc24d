package org.jackfield.api.security.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * What a filter wants one field to hold (manual §6.3): values separated by commas, of which one must match; with {@code !}
 * before it, one that must not. {@code %} stands for any characters and {@code _} for one. In numeric fields {@code 10-15}
 * is a range, {@code 10+} ten or more, {@code 10-} and {@code -10} ten or less. A value there that is made of digits and these
 * characters alone is a pattern or a range, or it is refused. Capitals do not matter. Everywhere else these characters stand
 * for themselves.
 *
 * @param any of these one must match, if there are any; immutable
 * @param none of these none may match; immutable
 */
public record FieldTest(List<Term> any, List<Term> none) {

    /** The most characters of a written test. */
    public static final int LONGEST = 1000;

    private static final int SHOWN = 100;

    /** Everything passes. */
    public static final FieldTest ANY = new FieldTest(List.of(), List.of());

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * What is wrong with a written test.
     *
     * @param position of the character, from 0
     * @param why what is wrong there
     * @param remedy what to write
     */
    public record Fault(int position, String why, String remedy) {}

    /** One value of a test. */
    public sealed interface Term {
        /** {@return whether a text is as wanted} */
        boolean matches(String text);
    }

    /**
     * A text with wildcards.
     *
     * @param pattern in small letters, as {@link LetterCase} makes them
     */
    public record Like(String pattern) implements Term {

        /** {@return whether it has wildcards} */
        public boolean isWild() {
            return pattern.indexOf('%') >= 0 || pattern.indexOf('_') >= 0;
        }

        @Override
        public boolean matches(String text) {
            return like(pattern, LetterCase.fold(text));
        }
    }

    /**
     * A range of numbers; what is no number is in none.
     *
     * @param from the smallest
     * @param to the largest
     */
    public record Range(long from, long to) implements Term {
        @Override
        public boolean matches(String text) {
            if (!NUMBER.matcher(text).matches()) {
                return false;
            }
            long number = Long.parseLong(text);
            return number >= from && number <= to;
        }
    }

    /** Checks and copies the components. */
    public FieldTest {
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    /**
     * Reads what somebody wrote.
     *
     * @return the test; one that everything passes if nothing is written
     * @throws ProblemException {@code access.filter-text}, which names the character that is wrong
     */
    public static FieldTest parse(CallField field, String text) {
        String written = Objects.requireNonNullElse(text, "");
        try {
            return new FieldTestParser(field, written).parse();
        } catch (FieldTestParser.Wrong wrong) {
            Fault fault = wrong.fault();
            throw ProblemException.invalid(
                    "access.filter-text", written.length() <= SHOWN ? written : written.substring(0, SHOWN) + "…",
                    field + ", character " + (fault.position() + 1) + ": " + fault.why(), fault.remedy());
        }
    }

    /** {@return the first thing that is wrong with a text; empty if it can be read} */
    public static Optional<Fault> fault(CallField field, String text) {
        try {
            new FieldTestParser(field, Objects.requireNonNullElse(text, "")).parse();
            return Optional.empty();
        } catch (FieldTestParser.Wrong wrong) {
            return Optional.of(wrong.fault());
        }
    }

    /** {@return whether everything passes} */
    public boolean isEmpty() {
        return any.isEmpty() && none.isEmpty();
    }

    /** {@return whether the texts of a field pass: one of them is wanted, none unwanted} */
    public boolean matches(List<String> texts) {
        return (any.isEmpty() || texts.stream().anyMatch(text -> any.stream().anyMatch(term -> term.matches(text))))
                && texts.stream().noneMatch(text -> none.stream().anyMatch(term -> term.matches(text)));
    }

    /** Takes time in proportion to both lengths at most; goes back to the last {@code %} only. */
    private static boolean like(String pattern, String text) {
        int p = 0;
        int t = 0;
        int anyAt = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                anyAt = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (anyAt >= 0) {
                p = anyAt + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}

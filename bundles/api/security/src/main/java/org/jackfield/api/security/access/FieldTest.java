package org.jackfield.api.security.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * What a filter wants one field to hold (manual §6.3): values separated by commas, of which one must match; with {@code !}
 * before it, one that must not. {@code %} stands for any characters and {@code _} for one. In numeric fields {@code 10-15}
 * is a range, {@code 10+} ten or more, {@code 10-} and {@code -10} ten or less. Capitals do not matter.
 *
 * @param any of these one must match, if there are any; immutable
 * @param none of these none may match; immutable
 */
public record FieldTest(List<Term> any, List<Term> none) {

    /** The most characters of a written test. */
    public static final int LONGEST = 1000;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})?-(\\d{1,18})?");
    private static final Pattern FROM = Pattern.compile("(\\d{1,18})\\+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

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
     * @throws ProblemException {@code access.filter-text} if it is too long or a range ends before it begins
     */
    public static FieldTest parse(CallField field, String text) {
        String written = Objects.requireNonNullElse(text, "");
        if (written.length() > LONGEST || written.indexOf('\0') >= 0) {
            throw refused(written.substring(0, Math.min(written.length(), 40)) + "…",
                    "This is more than " + LONGEST + " characters, or holds one that is none.");
        }
        List<Term> any = new ArrayList<>();
        List<Term> none = new ArrayList<>();
        for (String part : written.split(",")) {
            String value = part.strip();
            boolean not = value.startsWith("!");
            value = not ? value.substring(1).strip() : value;
            if (!value.isEmpty()) {
                (not ? none : any).add(term(field, value));
            }
        }
        return new FieldTest(any, none);
    }

    private static Term term(CallField field, String value) {
        if (field.kind() == CallField.Kind.NUMBER) {
            Matcher from = FROM.matcher(value);
            if (from.matches()) {
                return new Range(Long.parseLong(from.group(1)), Long.MAX_VALUE);
            }
            Matcher range = RANGE.matcher(value);
            if (range.matches() && value.length() > 1) {
                return range(value, range.group(1), range.group(2));
            }
        }
        String pattern = LetterCase.fold(value);
        return new Like(field.kind() == CallField.Kind.WORDS ? "%" + pattern + "%" : pattern);
    }

    private static Term range(String value, String low, String high) {
        if (low == null || high == null) {
            return new Range(0, Long.parseLong(low == null ? high : low));
        }
        Range range = new Range(Long.parseLong(low), Long.parseLong(high));
        if (range.from() > range.to()) {
            throw refused(value, "The range ends before it begins.");
        }
        return range;
    }

    private static ProblemException refused(String input, String why) {
        return ProblemException.invalid(
                "access.filter-text", input, why, "Separate values with commas; write ranges as 1001-1010.");
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

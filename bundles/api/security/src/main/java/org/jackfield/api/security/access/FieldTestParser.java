package org.jackfield.api.security.access;

import java.util.ArrayList;
import java.util.List;

/** Reads a {@link FieldTest}, character by character, and tells where it cannot go on. */
final class FieldTestParser {

    private static final int LONGEST_NUMBER = 18;
    private static final String RANGES = "Write ranges as 1001-1010, 2000+ or 999-.";

    /** Where it cannot go on. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient FieldTest.Fault fault;

        Wrong(int position, String why, String remedy) {
            super(why, null, false, false);
            this.fault = new FieldTest.Fault(position, why, remedy);
        }

        FieldTest.Fault fault() {
            return fault;
        }
    }

    private final CallField field;
    private final String text;

    FieldTestParser(CallField field, String text) {
        this.field = field;
        this.text = text;
    }

    FieldTest parse() {
        if (text.length() > FieldTest.LONGEST) {
            throw new Wrong(
                    FieldTest.LONGEST, "This is more than " + FieldTest.LONGEST + " characters.",
                    "Use ranges and wildcards, or several filters.");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) && !Character.isWhitespace(text.charAt(i))) {
                throw new Wrong(i, "This is a control character.", "Remove it.");
            }
        }
        List<FieldTest.Term> any = new ArrayList<>();
        List<FieldTest.Term> none = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            value(from, to, any, none);
            from = to + 1;
        }
        return new FieldTest(any, none);
    }

    private void value(int from, int to, List<FieldTest.Term> any, List<FieldTest.Term> none) {
        int begin = skipSpace(from, to);
        if (begin == to) {
            return;
        }
        boolean not = text.charAt(begin) == '!';
        int start = not ? skipSpace(begin + 1, to) : begin;
        if (start == to) {
            throw new Wrong(begin, "Nothing follows the exclamation mark.", "Write what must not be: !1003.");
        }
        if (not && text.charAt(start) == '!') {
            throw new Wrong(start, "There are two exclamation marks.", "Write one before what must not be: !1003.");
        }
        int end = to;
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        (not ? none : any).add(term(start, end));
    }

    private FieldTest.Term term(int start, int end) {
        if (field.kind() == CallField.Kind.NUMBER && isMadeOfNumbers(start, end) && hasSign(start, end)) {
            return range(start, end);
        }
        String pattern = LetterCase.fold(text.substring(start, end));
        return new FieldTest.Like(field.kind() == CallField.Kind.WORDS ? "%" + pattern + "%" : pattern);
    }

    /** What has any other character is a name, such as sip-12, in which signs stand for themselves. */
    private boolean isMadeOfNumbers(int start, int end) {
        return text.substring(start, end).chars()
                .allMatch(each -> isDigit(each) || "+-!%_".indexOf(each) >= 0 || Character.isWhitespace(each));
    }

    /** Refuses what can be neither a pattern nor a range; what has no sign is a pattern. */
    private boolean hasSign(int start, int end) {
        boolean sign = false;
        boolean wildcard = false;
        int space = -1;
        for (int i = start; i < end; i++) {
            char each = text.charAt(i);
            if (each == '!') {
                throw new Wrong(
                        i, "The exclamation mark is not at the beginning.",
                        "Write it before what must not be, and a comma between values: 1001,!1003.");
            }
            sign |= each == '+' || each == '-';
            wildcard |= each == '%' || each == '_';
            if (sign && wildcard) {
                throw new Wrong(
                        i, "A range has no wildcards.", "Separate them with a comma: 18%5,2000+; _ stands for a sign as well.");
            }
            if (Character.isWhitespace(each)) {
                space = i;
            } else if (wildcard && space >= 0) {
                throw new Wrong(
                        space + 1, "A comma is missing between two values.", "Separate values with commas: 18%5,1001.");
            }
        }
        return sign || space >= 0;
    }

    private FieldTest.Range range(int start, int end) {
        int lowEnd = digits(start, end);
        int sign = skipSpace(lowEnd, end);
        if (isDigit(text.charAt(sign))) {
            throw new Wrong(sign, "A comma is missing between two numbers.", "Separate values with commas: 1001,1002.");
        }
        if (text.charAt(sign) == '+') {
            if (lowEnd == start) {
                throw new Wrong(sign, "Nothing stands before the plus sign.", RANGES);
            }
            nothingBehind(skipSpace(sign + 1, end), end, "the plus sign");
            return new FieldTest.Range(number(start, lowEnd), Long.MAX_VALUE);
        }
        int highStart = skipSpace(sign + 1, end);
        int highEnd = digits(highStart, end);
        if (lowEnd == start && highEnd == highStart) {
            throw new Wrong(sign, "The hyphen has a number on neither side.", RANGES);
        }
        nothingBehind(skipSpace(highEnd, end), end, "the range");
        if (lowEnd == start || highEnd == highStart) {
            return new FieldTest.Range(0, lowEnd == start ? number(highStart, highEnd) : number(start, lowEnd));
        }
        FieldTest.Range range = new FieldTest.Range(number(start, lowEnd), number(highStart, highEnd));
        if (range.from() > range.to()) {
            throw new Wrong(highStart, "The range ends before it begins.", "Write the smaller number first.");
        }
        return range;
    }

    private void nothingBehind(int position, int end, String what) {
        if (position < end) {
            throw new Wrong(position, "Something stands behind " + what + ".", RANGES);
        }
    }

    private long number(int start, int end) {
        if (end - start > LONGEST_NUMBER) {
            throw new Wrong(
                    start + LONGEST_NUMBER, "The number has more than " + LONGEST_NUMBER + " digits.",
                    "Numbers in ranges have " + LONGEST_NUMBER + " digits at most; wildcards have no such limit.");
        }
        return Long.parseLong(text.substring(start, end));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private int digits(int from, int end) {
        int i = from;
        while (i < end && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int skipSpace(int from, int end) {
        int i = from;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}

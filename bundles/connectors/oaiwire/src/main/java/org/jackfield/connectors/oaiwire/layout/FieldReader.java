package org.jackfield.connectors.oaiwire.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the fields of a line. Commas between bars do not separate, empty fields at the end count, and reading
 * beyond the end gives empty fields. What does not fit is counted, never thrown.
 */
public final class FieldReader {

    private final String line;
    private int next;
    private int faults;

    /** Starts at the first field. */
    public FieldReader(String line) {
        this.line = line;
    }

    /** Splits a whole line, without the bars. */
    public static List<String> split(String line) {
        return new FieldReader(line).rest();
    }

    /** Whether a field is left; an empty one counts. */
    public boolean hasNext() {
        return next <= line.length();
    }

    /** The next field without its bars, empty if there is none. */
    public String next() {
        return unbarred(nextRaw());
    }

    /** The next field as it stands, empty if there is none. */
    public String nextRaw() {
        if (!hasNext()) {
            return "";
        }
        int start = next;
        int at = start;
        while (at < line.length() && line.charAt(at) != ',') {
            int closing = line.charAt(at) == '|' ? line.indexOf('|', at + 1) : -1;
            at = closing < 0 ? at + 1 : closing + 1;
        }
        next = at + 1;
        return line.substring(start, at);
    }

    /** A length, then that many characters whatever they are. */
    public String nextCounted() {
        int length = Math.max(0, nextNumber(0));
        if (!hasNext()) {
            faults += length == 0 ? 0 : 1;
            return "";
        }
        int end = Math.min(line.length(), next + Math.min(length, line.length()));
        if (end - next < length) {
            faults++;
        }
        String data = line.substring(next, end);
        next = end + 1;
        return data;
    }

    /** The next field as a number; leading zeros are allowed. */
    public Integer nextNumber(Integer ifAbsent) {
        return number(next(), 10, ifAbsent);
    }

    /** The next field as a hexadecimal number. */
    public Integer nextHex(Integer ifAbsent) {
        return number(next(), 16, ifAbsent);
    }

    /** The next field as a switch: 1 is on, 0 is off. */
    public Boolean nextSwitch(Boolean ifAbsent) {
        Integer number = nextNumber(null);
        return number == null ? ifAbsent : Boolean.valueOf(number != 0);
    }

    /** All fields that are left, without their bars. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        while (hasNext()) {
            rest.add(next());
        }
        return rest;
    }

    /** All fields that are left, as they stand. */
    public List<String> restRaw() {
        List<String> rest = new ArrayList<>();
        while (hasNext()) {
            rest.add(nextRaw());
        }
        return rest;
    }

    /** The fields that are left, without moving on. */
    public List<String> peekRaw() {
        FieldReader ahead = new FieldReader(line);
        ahead.next = next;
        return ahead.restRaw();
    }

    /** How many fields did not fit so far. */
    public int faults() {
        return faults;
    }

    private Integer number(String field, int radix, Integer ifAbsent) {
        String digits = field.strip();
        if (digits.isEmpty()) {
            return ifAbsent;
        }
        try {
            return Integer.valueOf(digits, radix);
        } catch (NumberFormatException e) {
            faults++;
            return ifAbsent;
        }
    }

    private String unbarred(String field) {
        if (field.indexOf('|') < 0) {
            return field;
        }
        boolean whole = field.length() > 1 && field.indexOf('|', 1) == field.length() - 1 && field.charAt(0) == '|';
        if (!whole) {
            faults++;
        }
        return field.replace("|", "");
    }
}

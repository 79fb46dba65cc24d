package org.jackfield.connectors.oaiwire.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the fields of a line and refuses what would be misread at the other end. */
public final class FieldWriter {

    private static final String DIALLED = "0123456789*#PF!-(); ";

    private final List<String> fields = new ArrayList<>();
    private int needed;

    /** A field that stands as it is. */
    public FieldWriter plain(String value) {
        return keep(checked(value));
    }

    /** A number. */
    public FieldWriter number(int value) {
        return keep(Integer.toString(value));
    }

    /** A hexadecimal number in capitals with at least so many digits. */
    public FieldWriter hex(int value, int digits) {
        String hex = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return keep("0".repeat(Math.max(0, digits - hex.length())) + hex);
    }

    /** A switch: 1 or 0. */
    public FieldWriter flag(boolean value) {
        return keep(value ? "1" : "0");
    }

    /** Text between bars; nothing at all if it is empty. */
    public FieldWriter text(String value, int limit) {
        if (value.length() > limit) {
            throw new IllegalArgumentException("longer than " + limit + " characters: " + value);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '|' || isForeign(c)) {
                throw new IllegalArgumentException("not allowed in a text: " + quoted(c));
            }
        }
        return keep(value.isEmpty() ? "" : "|" + value + "|");
    }

    /** Digits to dial. */
    public FieldWriter dial(String value, int limit) {
        if (value.length() > limit) {
            throw new IllegalArgumentException("longer than " + limit + " digits: " + value);
        }
        for (int i = 0; i < value.length(); i++) {
            if (DIALLED.indexOf(value.charAt(i)) < 0) {
                throw new IllegalArgumentException("cannot be dialled: " + quoted(value.charAt(i)));
            }
        }
        return keep(value);
    }

    /** The length, then the characters whatever they are. */
    public FieldWriter counted(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isForeign(value.charAt(i))) {
                throw new IllegalArgumentException("not allowed in data: " + quoted(value.charAt(i)));
            }
        }
        return number(value.length()).keep(value);
    }

    /** A field whose bars, if any, are already there. */
    public FieldWriter raw(String value) {
        boolean barred = value.length() > 1 && value.startsWith("|") && value.endsWith("|");
        return barred ? text(value.substring(1, value.length() - 1), Integer.MAX_VALUE).keepLast(value) : plain(value);
    }

    /** An empty field that disappears if nothing follows. */
    public FieldWriter leftOut() {
        return leftOut("");
    }

    /** A field that disappears if nothing follows. */
    FieldWriter leftOut(String ifOthersFollow) {
        fields.add(ifOthersFollow);
        return this;
    }

    /** The line. */
    public String line() {
        return String.join(",", fields.subList(0, needed));
    }

    private FieldWriter keep(String field) {
        fields.add(field);
        needed = fields.size();
        return this;
    }

    private FieldWriter keepLast(String field) {
        fields.set(fields.size() - 1, field);
        return this;
    }

    private static String checked(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '|' || isForeign(c)) {
                throw new IllegalArgumentException("not allowed in a field: " + quoted(c));
            }
        }
        return value;
    }

    private static boolean isForeign(char c) {
        return c < 0x20 || c > 0xFF;
    }

    private static String quoted(char c) {
        return c < 0x20 ? "control character " + (int) c : "'" + c + "'";
    }
}

package org.jackfield.connectors.oaiwire.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A coded field: what it means, and what stood on the wire.
 *
 * @param value the constant, {@code UNKNOWN} if the table has no such code
 * @param wire  the code, without superfluous leading zeros; empty if the field was blank or missing
 * @param <E>   the code table
 */
public record Code<E extends Enum<E> & CodeTable>(E value, String wire) {

    private static final ClassValue<Map<String, Object>> BY_CODE = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> table) {
            Map<String, Object> byCode = new HashMap<>();
            for (Object constant : table.getEnumConstants()) {
                for (String code : ((CodeTable) constant).codes()) {
                    byCode.put(plain(code), constant);
                }
            }
            return Map.copyOf(byCode);
        }
    };

    /** Checks that both parts are there. */
    public Code {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(wire, "wire");
    }

    /** The code of a known constant. */
    public static <E extends Enum<E> & CodeTable> Code<E> of(E value) {
        return new Code<>(value, padded(plain(value.wire()), value.width()));
    }

    /** Reads a field; never fails. */
    public static <E extends Enum<E> & CodeTable> Code<E> parse(Class<E> table, String field) {
        String plain = plain(field.strip());
        Object known = BY_CODE.get(table).get(plain);
        E value = known == null ? Enum.valueOf(table, "UNKNOWN") : table.cast(known);
        return new Code<>(value, padded(plain, value.width()));
    }

    /** Whether this is that constant. */
    public boolean is(E constant) {
        return value == constant;
    }

    /** Whether the field held something. */
    public boolean isPresent() {
        return !wire.isEmpty();
    }

    /** Whether the field held something that the table does not know. */
    public boolean isUnlisted() {
        return isPresent() && "UNKNOWN".equals(value.name()) && !value.codes().contains(wire);
    }

    /** The constant's name, or the bare code if it is not known. */
    @Override
    public String toString() {
        return isUnlisted() ? wire : value.name();
    }

    private static boolean isNumber(String code) {
        return !code.isEmpty() && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String plain(String code) {
        if (!isNumber(code)) {
            return code.toUpperCase(Locale.ROOT);
        }
        int first = 0;
        while (first < code.length() - 1 && code.charAt(first) == '0') {
            first++;
        }
        return code.substring(first);
    }

    private static String padded(String code, int width) {
        return isNumber(code) && code.length() < width ? "0".repeat(width - code.length()) + code : code;
    }
}

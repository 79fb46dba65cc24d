package org.jackfield.connectors.asterisk.ami;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Asterisk is asked to do. Immutable.
 *
 * @param fields by key in the order of sending; the first is {@code Action}
 */
public record AmiAction(Map<String, String> fields) {

    /** An action without fields. */
    public static AmiAction of(String name) {
        return new AmiAction(Map.of()).with("Action", name);
    }

    /**
     * This, with a field more.
     *
     * @throws IllegalArgumentException if the value holds a control character, which would begin a field of its own
     */
    public AmiAction with(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(key + " holds a control character");
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(key, value);
        return new AmiAction(more);
    }

    /** The form on the wire. */
    public byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        fields.forEach((key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Without its values, which may be a password's. */
    @Override
    public String toString() {
        return "AmiAction[" + fields.get("Action") + "]";
    }
}

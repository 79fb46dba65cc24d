package org.jackfield.connectors.asterisk.ami;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response or an event as it came: its fields in their order. A key that came several times has its values on lines
 * of their own. A value that Asterisk does not know counts as empty.
 *
 * @param fields by key, immutable
 */
public record AmiMessage(Map<String, String> fields) {

    private static final String UNKNOWN = "<unknown>";

    public AmiMessage {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value, empty if there is none. */
    public String get(String key) {
        String value = fields.getOrDefault(key, "");
        return UNKNOWN.equals(value) ? "" : value;
    }

    /** The number, or this default if there is none. */
    public int number(String key, int otherwise) {
        try {
            return Integer.parseInt(get(key));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The event's name, empty for a response. */
    public String event() {
        return get("Event");
    }

    /** Whether it answers an action. */
    public boolean isResponse() {
        return fields.containsKey("Response") && event().isEmpty();
    }

    /** Whether the action was taken. */
    public boolean isSuccess() {
        String response = get("Response");
        return "Success".equals(response) || "Goodbye".equals(response) || "Pong".equals(response);
    }

    /** One line, for the journal. */
    public String toLine() {
        StringBuilder line = new StringBuilder();
        fields.forEach((key, value) -> {
            if (!value.isEmpty() && !UNKNOWN.equals(value)) {
                line.append(line.isEmpty() ? "" : " ").append(key).append('=').append(value);
            }
        });
        return line.toString();
    }
}

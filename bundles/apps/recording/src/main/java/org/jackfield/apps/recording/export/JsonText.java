package org.jackfield.apps.recording.export;

import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Names and texts as JSON (RFC 8259); an export needs no more of it. */
final class JsonText {

    private JsonText() {}

    /** {@return an object on one line} */
    static String object(SequencedMap<String, String> values) {
        return values.entrySet().stream().map(JsonText::member).collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(Map.Entry<String, String> member) {
        return string(member.getKey()) + ":" + string(member.getValue());
    }

    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '"' || one == '\\') {
                out.append('\\').append(one);
            } else if (one < ' ' || Character.isSurrogate(one) || one == '\u2028' || one == '\u2029') {
                out.append(String.format("\\u%04x", (int) one));
            } else {
                out.append(one);
            }
        }
        return out.append('"').toString();
    }
}

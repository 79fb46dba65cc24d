package org.jackfield.distribution.portal.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered over HTTP.
 *
 * @param status the status
 * @param headers further headers; never null
 * @param body never null
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final int SEE_OTHER = 303;

    /** Checks the components. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** {@return a text of a type} */
    public static Reply text(int status, String type, String text) {
        return new Reply(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a file to keep under a name} */
    public static Reply file(String name, String type, byte[] content) {
        return new Reply(
                200, Map.of("Content-Type", type, "Content-Disposition", "attachment; filename=\"" + name + "\""), content);
    }

    /** {@return the way to another page, after a form was sent} */
    public static Reply seeOther(String path) {
        return new Reply(SEE_OTHER, Map.of("Location", path), new byte[0]);
    }

    /** {@return this reply with one more header} */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}

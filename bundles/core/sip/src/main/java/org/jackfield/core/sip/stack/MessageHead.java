package org.jackfield.core.sip.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The start line and header fields of a message as they were written, within bounds (RFC 3261 §7).
 *
 * @param start the start line
 * @param fields values by field in lower case and long form, in order
 * @param length the bytes of the head with the empty line
 */
public record MessageHead(String start, Map<String, List<String>> fields, int length) {

    private static final int LONGEST_HEAD = 16_384;
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 160;
    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("i", "call-id"), Map.entry("f", "from"), Map.entry("t", "to"), Map.entry("v", "via"),
            Map.entry("m", "contact"), Map.entry("c", "content-type"), Map.entry("l", "content-length"),
            Map.entry("k", "supported"), Map.entry("s", "subject"), Map.entry("e", "content-encoding"),
            Map.entry("r", "refer-to"), Map.entry("b", "referred-by"), Map.entry("x", "session-expires"),
            Map.entry("o", "event"), Map.entry("u", "allow-events"), Map.entry("d", "request-disposition"),
            Map.entry("a", "accept-contact"), Map.entry("j", "reject-contact"), Map.entry("y", "identity"));

    /**
     * {@return the head of a message}
     *
     * @throws MalformedSipException if it has none, or one that is beyond bounds or has a line that is no header field
     */
    public static MessageHead read(byte[] bytes) throws MalformedSipException {
        int end = end(bytes);
        String[] lines = unfolded(new String(bytes, 0, end, UTF_8));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = colon < 0 ? "" : lines[i].substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
            if (!isToken(name)) {
                throw new MalformedSipException("a line is no header field");
            }
            String value = lines[i].substring(colon + 1).strip();
            fields.computeIfAbsent(COMPACT.getOrDefault(name, name), key -> new ArrayList<>()).add(value);
        }
        fields.replaceAll((name, values) -> List.copyOf(values));
        return new MessageHead(lines[0], fields, end);
    }

    /** {@return the values of a field in lower case; none if it is not there} */
    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && "-.!%*_+`'~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static int end(byte[] bytes) throws MalformedSipException {
        int most = Math.min(bytes.length, LONGEST_HEAD);
        for (int i = 0; i < most; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != '\t' || bytes[i] == 127) {
                throw new MalformedSipException("a control character");
            }
            if (bytes[i] == '\n' && (i > 0 && bytes[i - 1] == '\n' || i > 2 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n')) {
                return i + 1;
            }
        }
        throw new MalformedSipException(bytes.length > LONGEST_HEAD ? "the header is too long" : "no end of the header");
    }

    private static String[] unfolded(String head) throws MalformedSipException {
        List<String> lines = new ArrayList<>();
        for (String line : head.split("\r?\n")) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded && lines.size() > 1) {
                lines.add(lines.removeLast() + ' ' + line.strip());
            } else if (folded) {
                throw new MalformedSipException("the message begins with white space");
            } else {
                lines.add(line);
            }
            if (lines.size() > MOST_LINES || lines.getLast().length() > LONGEST_LINE) {
                throw new MalformedSipException("too many header fields, or too long ones");
            }
        }
        if (lines.isEmpty()) {
            throw new MalformedSipException("no start line");
        }
        return lines.toArray(String[]::new);
    }
}

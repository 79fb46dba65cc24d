package org.jackfield.connectors.simulator.media.sip;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A message that has come. Only what these few ends need is looked at.
 *
 * @param method of the request, or of that which a response answers
 * @param status 0 for a request
 * @param fields the first value of each header field, by its long name in lower case
 * @param body   never null
 */
public record SipMessage(String method, int status, Map<String, String> fields, String body) {

    private static final int LONGEST = 8192;
    private static final int MOST_FIELDS = 64;

    /** Reads a message; null if it is none. */
    public static SipMessage parse(byte[] octets) {
        if (octets.length > LONGEST) {
            return null;
        }
        String text = new String(octets, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return null;
        }
        String[] lines = text.substring(0, end).split("\r\n");
        if (lines.length > MOST_FIELDS) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
            }
        }
        return of(lines[0].split(" ", 3), fields, text.substring(end + 4));
    }

    private static SipMessage of(String[] start, Map<String, String> fields, String body) {
        String[] sequence = fields.getOrDefault("cseq", "").split(" +");
        if (start.length != 3 || sequence.length != 2 || !sequence[0].matches("[0-9]{1,9}")
                || !fields.keySet().containsAll(Set.of("via", "from", "to", "call-id"))) {
            return null;
        }
        if (start[0].equals("SIP/2.0")) {
            return start[1].matches("[1-6][0-9]{2}") ? new SipMessage(sequence[1], Integer.parseInt(start[1]), fields, body) : null;
        }
        return start[2].equals("SIP/2.0") && start[0].equals(sequence[1]) ? new SipMessage(start[0], 0, fields, body) : null;
    }

    /** Whether it is a request of this method. */
    public boolean requests(String name) {
        return status == 0 && method.equals(name);
    }

    /** Whether it is a final response to a request of this method. */
    public boolean answers(String name) {
        return status >= 200 && method.equals(name);
    }

    /** A header field, empty if it is not there. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Which call it belongs to. */
    public String callId() {
        return field("call-id");
    }

    /** The number in CSeq. */
    public int sequence() {
        return Integer.parseInt(field("cseq").split(" +")[0]);
    }

    /** The tag of its {@code to} or {@code from} field, empty if it has none. */
    public String tag(String name) {
        int tag = field(name).indexOf(";tag=");
        return tag < 0 ? "" : field(name).substring(tag + 5);
    }
}

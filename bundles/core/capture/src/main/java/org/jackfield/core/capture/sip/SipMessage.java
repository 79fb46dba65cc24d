package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jackfield.api.sip.SipAddress;

/**
 * A SIP message as somebody overheard it (RFC 3261 §7). Read leniently, because what is overheard is not ours to refuse: only
 * what is needed to follow calls must be there, once and well formed. Immutable.
 */
public final class SipMessage {

    private static final int LARGEST = 65_535;
    private static final int MOST_FIELDS = 256;
    private static final String VERSION = "SIP/2.0";
    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("i", "call-id"), Map.entry("f", "from"), Map.entry("t", "to"), Map.entry("v", "via"),
            Map.entry("m", "contact"), Map.entry("c", "content-type"), Map.entry("l", "content-length"),
            Map.entry("k", "supported"), Map.entry("s", "subject"), Map.entry("e", "content-encoding"),
            Map.entry("r", "refer-to"), Map.entry("b", "referred-by"), Map.entry("x", "session-expires"));

    private final String method;
    private final String requestUri;
    private final int status;
    private final List<Field> fields;
    private final byte[] body;
    private final String callId;
    private final long sequence;
    private final SipAddress from;
    private final SipAddress to;

    private SipMessage(String method, String requestUri, int status, List<Field> fields, byte[] body)
            throws MalformedSipException {
        this.requestUri = requestUri;
        this.status = status;
        this.fields = List.copyOf(fields);
        this.body = body;
        callId = needed("call-id");
        String[] cseq = needed("cseq").split("[ \\t]+", 2);
        if (cseq.length != 2 || !cseq[0].matches("[0-9]{1,10}")) {
            throw new MalformedSipException("CSeq");
        }
        sequence = Long.parseLong(cseq[0]);
        this.method = status == 0 ? method : cseq[1];
        if (status == 0 && !method.equals(cseq[1])) {
            throw new MalformedSipException("CSeq names another method");
        }
        from = SipAddress.parse(needed("from"));
        to = SipAddress.parse(needed("to"));
    }

    /**
     * Reads a message.
     *
     * @param bytes where it is
     * @param offset where it begins
     * @param length its length; what is behind the body's stated length is left out
     * @throws MalformedSipException if it is none, or lacks what calls are followed by
     */
    public static SipMessage read(byte[] bytes, int offset, int length) throws MalformedSipException {
        if (length > LARGEST) {
            throw new MalformedSipException("too long");
        }
        int end = endOfHead(bytes, offset, offset + length);
        if (end < 0) {
            throw new MalformedSipException("no end of the header");
        }
        String head = new String(bytes, offset, end - offset, UTF_8);
        String[] lines = unfold(head).split("\r?\n");
        List<Field> fields = fields(lines);
        int body = bytes[end] == '\r' ? end + 4 : end + 2;
        int room = offset + length - body;
        byte[] content = Arrays.copyOfRange(bytes, body, body + Math.min(room, stated(fields, room)));
        String[] start = lines[0].split(" ", 3);
        if (start.length < 2) {
            throw new MalformedSipException("start line");
        }
        if (start[0].equals(VERSION)) {
            if (!start[1].matches("[1-6][0-9]{2}")) {
                throw new MalformedSipException("status code");
            }
            return new SipMessage("", "", Integer.parseInt(start[1]), fields, content);
        }
        if (start.length < 3 || !start[2].equals(VERSION) || start[0].isEmpty()) {
            throw new MalformedSipException("not SIP/2.0");
        }
        return new SipMessage(start[0], start[1], 0, fields, content);
    }

    /** Where the empty line begins, -1 if there is none. */
    static int endOfHead(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
            if (i + 3 < to && bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static String unfold(String head) {
        return head.indexOf("\n ") < 0 && head.indexOf("\n\t") < 0 ? head : head.replaceAll("\r?\n[ \t]+", " ");
    }

    private static List<Field> fields(String[] lines) throws MalformedSipException {
        if (lines.length > MOST_FIELDS) {
            throw new MalformedSipException("too many header fields");
        }
        List<Field> fields = new ArrayList<>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.add(new Field(COMPACT.getOrDefault(name, name), lines[i].substring(colon + 1).strip()));
            }
        }
        return fields;
    }

    private static int stated(List<Field> fields, int room) {
        for (Field field : fields) {
            if (field.name.equals("content-length") && field.value.matches("[0-9]{1,9}")) {
                return Integer.parseInt(field.value);
            }
        }
        return room;
    }

    private String needed(String name) throws MalformedSipException {
        String found = null;
        for (Field field : fields) {
            if (field.name.equals(name)) {
                if (found != null) {
                    throw new MalformedSipException(name + " twice");
                }
                found = field.value;
            }
        }
        if (found == null || found.isEmpty()) {
            throw new MalformedSipException("no " + name);
        }
        return found;
    }

    /** {@return whether it is a request} */
    public boolean isRequest() {
        return status == 0;
    }

    /** {@return the request's method, for a response that of the request it answers} */
    public String method() {
        return method;
    }

    /** {@return the address a request was sent for, empty for a response} */
    public String requestUri() {
        return requestUri;
    }

    /** {@return a response's status code, 0 for a request} */
    public int status() {
        return status;
    }

    /** {@return the Call-ID} */
    public String callId() {
        return callId;
    }

    /** {@return the number in CSeq} */
    public long sequence() {
        return sequence;
    }

    /** {@return who sent the request} */
    public SipAddress from() {
        return from;
    }

    /** {@return whom the request was for} */
    public SipAddress to() {
        return to;
    }

    /**
     * {@return the value of a header field's first line, empty if there is none}
     *
     * @param name the field's long name in lower case
     */
    public String field(String name) {
        for (Field field : fields) {
            if (field.name.equals(name)) {
                return field.value;
            }
        }
        return "";
    }

    /**
     * {@return a header field that holds an address, {@link SipAddress#NONE} if there is none}
     *
     * @param name the field's long name in lower case
     */
    public SipAddress address(String name) {
        String value = field(name);
        return value.isEmpty() ? SipAddress.NONE : SipAddress.parse(value);
    }

    /** {@return the branch of the topmost Via (RFC 3261 §8.1.1.7), empty if there is none} */
    public String branch() {
        String via = field("via");
        int parameters = via.indexOf(';');
        int comma = via.indexOf(',');
        if (parameters < 0) {
            return "";
        }
        return SipAddress.parameters(via.substring(parameters, comma > parameters ? comma : via.length()))
                .getOrDefault("branch", "");
    }

    /** {@return the media type of the body in lower case without parameters, empty if it was not said} */
    public String contentType() {
        String type = field("content-type");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** {@return the body; a copy} */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return (isRequest() ? method + ' ' + requestUri : status + " to " + method) + ", Call-ID " + callId;
    }

    private record Field(String name, String value) {}
}

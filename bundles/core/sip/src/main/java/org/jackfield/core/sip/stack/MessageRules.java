package org.jackfield.core.sip.stack;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a message must keep to before the stack sees it. The stack itself is lenient: it takes much of what RFC 4475
 * collects, and what it takes wrongly becomes a transaction. Refuses what is ambiguous, and what would make us send to
 * somebody who did not ask.
 */
public final class MessageRules {

    private static final long LAST_SEQUENCE = (1L << 31) - 1;
    private static final int MOST_BODY = 65_535;
    private static final int MOST_VIAS = 70;
    private static final int LAST_PORT = 65_535;
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 [1-6][0-9]{2} [^\r\n]*");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]{1,1000}");
    private static final Pattern CSEQ = Pattern.compile("([0-9]{1,10})[ \t]+(\\S{1,40})");
    private static final Pattern VIA =
            Pattern.compile("SIP\\s*/\\s*2\\.0\\s*/\\s*(?i:UDP|TCP)\\s+(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+)\\s*(?::\\s*([0-9]{1,5}))?\\s*(;.*)?");
    private static final Pattern BRANCH = Pattern.compile(".*;\\s*branch\\s*=\\s*[^;,\\s]+.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIVERTED = Pattern.compile(".*;\\s*maddr\\s*=.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(".*;\\s*tag\\s*=\\s*[A-Za-z0-9.!%*_+`'~-]+\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> ONCE =
            List.of("call-id", "cseq", "from", "to", "max-forwards", "content-length", "content-type");

    private MessageRules() {}

    /**
     * Checks a message.
     *
     * @param head its head
     * @param available how many bytes follow the head; −1 if that is not known yet
     * @throws MalformedSipException names the rule it breaks
     */
    public static void check(MessageHead head, int available) throws MalformedSipException {
        String method = startLine(head.start());
        for (String field : ONCE) {
            need(head.values(field).size() <= 1, field + " twice");
        }
        String sequenced = cseq(one(head, "cseq"));
        need(method.isEmpty() || method.equals(sequenced), "CSeq names another method");
        need(!one(head, "call-id").matches(".*\\s.*") && !one(head, "call-id").isEmpty(), "Call-ID");
        address(one(head, "from"), "From");
        address(one(head, "to"), "To");
        need(TAG.matcher(one(head, "from")).matches(), "From has no tag");
        vias(head.values("via"));
        length(head, available);
        if (!method.isEmpty()) {
            request(head, method);
        }
    }

    private static void request(MessageHead head, String method) throws MalformedSipException {
        if (!head.values("max-forwards").isEmpty()) {
            need(one(head, "max-forwards").matches("[0-9]{1,9}")
                    && Integer.parseInt(one(head, "max-forwards")) <= 255, "Max-Forwards");
        }
        if (method.equals("INVITE")) {
            need(head.values("contact").size() == 1, "an INVITE has one Contact");
            address(head.values("contact").getFirst(), "Contact");
            need(!head.values("contact").getFirst().equals("*"), "Contact");
        }
    }

    /** {@return the method; empty for a response} */
    private static String startLine(String line) throws MalformedSipException {
        if (line.startsWith("SIP/")) {
            need(STATUS.matcher(line).matches(), "status line");
            return "";
        }
        String[] parts = line.split(" ", -1);
        need(parts.length == 3 && parts[2].equals("SIP/2.0"), "request line");
        need(parts[0].length() <= 40 && MessageHead.isToken(parts[0]), "method");
        need(URI.matcher(parts[1]).matches(), "Request-URI");
        return parts[0];
    }

    private static String cseq(String value) throws MalformedSipException {
        var parts = CSEQ.matcher(value);
        need(parts.matches() && Long.parseLong(parts.group(1)) <= LAST_SEQUENCE, "CSeq");
        return parts.group(2);
    }

    private static void vias(List<String> vias) throws MalformedSipException {
        need(!vias.isEmpty() && vias.size() <= MOST_VIAS, "Via");
        String first = vias.getFirst();
        int comma = first.indexOf(',');
        String top = comma < 0 ? first : first.substring(0, comma);
        var parts = VIA.matcher(top.strip());
        need(parts.matches(), "Via");
        need(parts.group(2) == null || port(parts.group(2)), "the port of Via");
        need(BRANCH.matcher(top).matches(), "Via has no branch");
        need(!DIVERTED.matcher(top).matches(), "Via would send the answer elsewhere");
    }

    private static boolean port(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= LAST_PORT;
    }

    private static void length(MessageHead head, int available) throws MalformedSipException {
        if (head.values("content-length").isEmpty()) {
            return;
        }
        String value = one(head, "content-length");
        need(value.matches("[0-9]{1,7}") && Integer.parseInt(value) <= MOST_BODY, "Content-Length");
        need(available < 0 || Integer.parseInt(value) <= available, "the body is shorter than its Content-Length");
        need(Integer.parseInt(value) == 0 || !head.values("content-type").isEmpty(), "a body without Content-Type");
    }

    /** Brackets and quotes match; which URI it is, is not looked at. */
    private static void address(String value, String field) throws MalformedSipException {
        boolean quoted = false;
        int opened = 0;
        int closed = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                opened += c == '<' ? 1 : 0;
                closed += c == '>' ? 1 : 0;
                need(closed <= opened, field);
            }
        }
        need(!value.isEmpty() && !quoted && opened == closed && opened <= 1, field);
        need(value.indexOf(':') >= 0, field);
    }

    private static String one(MessageHead head, String field) throws MalformedSipException {
        List<String> values = head.values(field);
        need(!values.isEmpty(), "no " + field);
        return values.getFirst();
    }

    private static void need(boolean kept, String rule) throws MalformedSipException {
        if (!kept) {
            throw new MalformedSipException(rule);
        }
    }
}

package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Messages of one call for tests, as text and as the parser reads them. */
public final class SipTalk {

    private final String callId;
    private final String caller;
    private final String callee;
    private String branch = "b0";
    private String more = "";

    public SipTalk(String callId, String caller, String callee) {
        this.callId = callId;
        this.caller = caller;
        this.callee = callee;
    }

    /** The next messages carry this branch, as on another hop. */
    public SipTalk branch(String next) {
        branch = next;
        return this;
    }

    /** The next message has these header fields too, each ending with a line break. */
    public SipTalk with(String fields) {
        more = fields;
        return this;
    }

    public String byCaller(String method, int sequence, String calleeTag, String body) {
        return request(method, sequence, address(caller, "ctag"), address(callee, calleeTag), body);
    }

    public String byCallee(String method, int sequence, String calleeTag, String body) {
        return request(method, sequence, address(callee, calleeTag), address(caller, "ctag"), body);
    }

    public String toCaller(int status, String method, int sequence, String calleeTag, String body) {
        return response(status, method, sequence, address(caller, "ctag"), address(callee, calleeTag), body);
    }

    public String toCallee(int status, String method, int sequence, String calleeTag, String body) {
        return response(status, method, sequence, address(callee, calleeTag), address(caller, "ctag"), body);
    }

    private String request(String method, int sequence, String from, String to, String body) {
        return finish(method + " sip:" + callee + "@pbx SIP/2.0\n", method, sequence, from, to, body);
    }

    private String response(int status, String method, int sequence, String from, String to, String body) {
        return finish("SIP/2.0 " + status + " x\n", method, sequence, from, to, body);
    }

    private String finish(String start, String method, int sequence, String from, String to, String body) {
        String type = body.isEmpty() || more.contains("Content-Type") ? "" : "Content-Type: application/sdp\n";
        String text = start + "Via: SIP/2.0/UDP h;branch=" + branch + method + sequence + "\nFrom: " + from + "\nTo: " + to
                + "\nCall-ID: " + callId + "\nCSeq: " + sequence + " " + method + "\n" + more + type
                + "Content-Length: " + body.length() + "\n\n";
        more = "";
        return text.replace("\n", "\r\n") + body;
    }

    private static String address(String user, String tag) {
        return "<sip:" + user + "@pbx>" + (tag.isEmpty() ? "" : ";tag=" + tag);
    }

    /** Audio at a place, in these static payload types, with the attribute lines given. */
    public static String sdp(String ip, int port, String formats, String... attributes) {
        StringBuilder text = new StringBuilder("v=0\r\no=- 1 1 IN IP4 h\r\ns=-\r\nt=0 0\r\nc=IN IP" + (ip.contains(":") ? 6 : 4)
                + " " + ip + "\r\nm=audio " + port + " RTP/AVP " + formats + "\r\n");
        Arrays.stream(attributes).forEach(line -> text.append("a=").append(line).append("\r\n"));
        return text.toString();
    }

    public static SipMessage read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try {
            return SipMessage.read(bytes, 0, bytes.length);
        } catch (MalformedSipException e) {
            throw new AssertionError(e);
        }
    }
}

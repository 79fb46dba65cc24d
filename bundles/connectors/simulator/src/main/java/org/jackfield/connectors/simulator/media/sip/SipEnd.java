package org.jackfield.connectors.simulator.media.sip;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** One end of a dialog (RFC 3261 §12): writes what it says. */
public final class SipEnd {

    private static final String LINE = "\r\n";
    private static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS";
    private static final String PRODUCT = "Jackfield-Simulator";

    private final String callId;
    private final SipName self;
    private final SipName other;
    private final RandomGenerator random;
    private final String tag;
    private String otherTag = "";
    private int sequence;
    private String branch = "";

    /**
     * @param callId of the dialog
     * @param self   who this is, and where
     * @param other  the other one
     */
    public SipEnd(String callId, SipName self, SipName other, RandomGenerator random) {
        this.callId = callId;
        this.self = self;
        this.other = other;
        this.random = random;
        this.tag = token(random);
        this.sequence = 1 + random.nextInt(1000);
    }

    /** Letters and digits that nobody else has chosen. */
    public static String token(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /** The other one has told its tag. */
    public void learn(String theirTag) {
        if (!theirTag.isEmpty()) {
            otherTag = theirTag;
        }
    }

    /** The number of the last request. */
    public int sequence() {
        return sequence;
    }

    /** A new request; {@code identity} is what P-Asserted-Identity says (RFC 3325), null for nothing. */
    public String request(String method, SipName identity, String sdp) {
        sequence++;
        branch = "z9hG4bK" + token(random);
        return request(method, sequence, identity, sdp);
    }

    /** The request that belongs to the last one: CANCEL, or the ACK of a refusal, has its branch (§9.1, §17.1.1.3). */
    public String companion(String method) {
        return request(method, sequence, null, "");
    }

    /** The ACK of an accepted INVITE is a transaction of its own (§13.2.2.4). */
    public String acknowledgement() {
        branch = "z9hG4bK" + token(random);
        return request("ACK", sequence, null, "");
    }

    private String request(String method, int number, SipName identity, String sdp) {
        StringBuilder text = new StringBuilder(1024);
        text.append(method).append(' ').append(method.equals("REGISTER") ? "sip:" + other.host() : other.uri()).append(" SIP/2.0").append(LINE);
        text.append("Via: SIP/2.0/UDP ").append(self.place()).append(";branch=").append(branch).append(LINE);
        text.append("Max-Forwards: 70").append(LINE);
        text.append("From: ").append(self.address()).append(";tag=").append(tag).append(LINE);
        text.append("To: ").append(other.address()).append(otherTag.isEmpty() ? "" : ";tag=" + otherTag).append(LINE);
        text.append("Call-ID: ").append(callId).append(LINE);
        text.append("CSeq: ").append(number).append(' ').append(method).append(LINE);
        text.append("Contact: ").append(self.contact()).append(LINE);
        if (identity != null) {
            text.append("P-Asserted-Identity: ").append(identity.address()).append(LINE);
        }
        if (method.equals("REGISTER")) {
            text.append("Expires: 3600").append(LINE);
        }
        text.append("User-Agent: ").append(PRODUCT).append(LINE);
        return text.append(body(sdp)).toString();
    }

    /** What this end answers to a request of the other. */
    public String response(SipMessage request, int status, String reason, String sdp) {
        return response(request, status, reason, status == 100 ? "" : tag, self, sdp);
    }

    /** An answer outside any dialog. */
    public static String response(SipMessage request, int status, String reason, String toTag, SipName self, String sdp) {
        StringBuilder text = new StringBuilder(1024);
        text.append("SIP/2.0 ").append(status).append(' ').append(reason).append(LINE);
        for (String name : new String[] {"Via", "From"}) {
            text.append(name).append(": ").append(request.field(name.toLowerCase(Locale.ROOT))).append(LINE);
        }
        boolean tagged = !request.tag("to").isEmpty() || toTag.isEmpty();
        text.append("To: ").append(request.field("to")).append(tagged ? "" : ";tag=" + toTag).append(LINE);
        text.append("Call-ID: ").append(request.callId()).append(LINE);
        text.append("CSeq: ").append(request.field("cseq")).append(LINE);
        boolean registration = request.method().equals("REGISTER");
        text.append("Contact: ").append(registration ? request.field("contact") + ";expires=3600" : self.contact()).append(LINE);
        text.append("Allow: ").append(ALLOW).append(LINE);
        text.append("Server: ").append(PRODUCT).append(LINE);
        return text.append(body(sdp)).toString();
    }

    private static String body(String sdp) {
        String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp" + LINE;
        return type + "Content-Length: " + sdp.getBytes(StandardCharsets.UTF_8).length + LINE + LINE + sdp;
    }
}

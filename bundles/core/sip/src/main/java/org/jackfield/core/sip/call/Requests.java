package org.jackfield.core.sip.call;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.core.sip.stack.MessageHead;

/** What the stack received, in our own terms. */
final class Requests {

    private Requests() {}

    static SipRequest of(SIPRequest request) {
        return new SipRequest(
                request.getMethod(),
                SipAddress.parse(request.getRequestURI().toString()),
                fields(request),
                bodies(request),
                new InetSocketAddress(request.getPeerPacketSourceAddress(), request.getPeerPacketSourcePort()),
                request.getTopmostVia().getTransport().toLowerCase(Locale.ROOT));
    }

    static List<SipBody> bodies(SIPMessage message) {
        byte[] content = message.getRawContent();
        if (content == null || content.length == 0) {
            return List.of();
        }
        Map<String, List<String>> fields = fields(message);
        return Multipart.parts(first(fields, "content-type"), first(fields, "content-disposition"), content);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static Map<String, List<String>> fields(SIPMessage message) {
        return message.getApplicationData() instanceof MessageHead head ? head.fields() : Map.of();
    }
}

package org.jackfield.core.capture.sip;

import org.jackfield.api.sip.SipAddress;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.Frame;

/**
 * One end of a call, as its signalling tells.
 *
 * @param number the user part of its SIP address; empty if it has none
 * @param name its display name; empty if it has none
 * @param signalling where its messages come from or go to
 * @param mac its hardware address on the mirrored link, {@link Frame#NONE} if there is none
 */
public record SipParty(String number, String name, Address signalling, long mac) {

    private static final String ANONYMOUS = "anonymous";

    /** What the network asserts of who sent the message (RFC 3325) is believed before what he says himself. */
    static SipParty sender(SipMessage message, SipAddress self, Hop hop) {
        SipAddress asserted = message.address("p-asserted-identity");
        SipAddress known = asserted.user().isEmpty() ? self : asserted;
        String number = known.user().equalsIgnoreCase(ANONYMOUS) ? "" : known.user();
        return new SipParty(number, known.name(), hop.from(), hop.fromMac());
    }

    /** Whom a request is for. */
    static SipParty receiver(SipMessage request, Hop hop) {
        SipAddress to = request.to();
        String number = to.user().isEmpty() ? SipAddress.parse("<" + request.requestUri() + ">").user() : to.user();
        return new SipParty(number, to.name(), hop.to(), hop.toMac());
    }

    /** The same end, of which its peer says now who it is (RFC 3325 §9.1, a connected line after a transfer). */
    SipParty known(SipAddress as) {
        return as.user().isEmpty() || as.user().equalsIgnoreCase(ANONYMOUS)
                ? this
                : new SipParty(as.user(), as.name(), signalling, mac);
    }
}

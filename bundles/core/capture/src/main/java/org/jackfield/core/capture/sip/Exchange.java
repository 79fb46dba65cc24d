package org.jackfield.core.capture.sip;

import java.util.Optional;
import org.jackfield.api.rtp.sdp.SessionDescription;

/**
 * A request within a call and the responses to it, as far as descriptions of media are exchanged in them. The same request
 * is seen again on each hop between proxies, with another branch.
 */
final class Exchange {

    final String method;
    final long sequence;
    final String branch;
    final boolean byCaller;
    /** 0 for the first hop on which the request was seen, whose descriptions count before those of other hops. */
    final int rank;
    SessionDescription offer;
    boolean offeredByRequest;
    /** Whether it may begin a dialog: an INVITE to nobody in particular. */
    final boolean initial;
    boolean failed;

    Exchange(SipMessage request, boolean byCaller, int rank) {
        method = request.method();
        sequence = request.sequence();
        branch = request.branch();
        this.byCaller = byCaller;
        this.rank = rank;
        initial = method.equals("INVITE") && request.to().tag().isEmpty();
    }

    void offered(Optional<SessionDescription> description, boolean byRequest) {
        if (description.isPresent()) {
            offer = description.get();
            offeredByRequest = byRequest;
        }
    }

    boolean isOf(SipMessage message, boolean sentByCaller) {
        return byCaller == sentByCaller && sequence == message.sequence() && method.equals(message.method());
    }

    boolean isSameRequestAs(Exchange other) {
        return byCaller == other.byCaller && sequence == other.sequence && method.equals(other.method);
    }

    boolean offererIsCaller() {
        return byCaller == offeredByRequest;
    }
}

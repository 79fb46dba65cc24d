package org.jackfield.api.sip;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Follows one call. Called on the endpoint's one thread, in order, and never again after {@link #ended}. */
@ConsumerType
public interface SipCallListener {

    /**
     * The caller wants to change the session: a re-INVITE or an UPDATE (RFC 3311).
     *
     * @param request may be without a body: a re-INVITE then asks for an offer, an UPDATE only refreshes the session and
     *     is not told; never null
     * @return what is answered; never null
     */
    SipAnswer changed(SipRequest request);

    /** {@return the answer to something said within the call, an INFO or MESSAGE; never null} */
    default SipAnswer told(SipRequest request) {
        return SipAnswer.OK;
    }

    /**
     * The caller has confirmed our answer.
     *
     * @param bodies the answer of one who called without an offer; mostly empty; never null
     */
    default void confirmed(List<SipBody> bodies) {}

    /**
     * The caller has answered {@link SipCall#offer}.
     *
     * @param status of the final response, 200 to 699
     * @param bodies its parts; never null
     */
    default void answered(int status, List<SipBody> bodies) {}

    /** The call is over, and nothing more will be said of it. */
    void ended(CallEnd how);
}

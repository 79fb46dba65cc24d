package org.jackfield.api.sip;

import java.net.InetAddress;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A call to us, as the one who was called. Any thread may call; nothing waits for the network. What comes too late, because
 * the call has gone on meanwhile, does nothing.
 */
@ProviderType
public interface SipCall {

    /** {@return the Call-ID (RFC 3261 §20.8); never null} */
    String id();

    /** {@return our address as the caller reaches it: the one to write into a session description; never null} */
    InetAddress localAddress();

    /** Tells the caller that it rings; reliably if the caller demands so (RFC 3262). */
    void ring();

    /**
     * Answers the call.
     *
     * @param body the answer, or the offer if the caller made none; never null
     */
    void answer(SipBody body);

    /**
     * Does not answer the call.
     *
     * @param status 300 to 699
     * @param reason a few words for the caller; never null
     * @throws IllegalArgumentException if the status is another
     */
    void reject(int status, String reason);

    /**
     * Offers the caller another session by a re-INVITE.
     *
     * @param body the offer; never null
     */
    void offer(SipBody body);

    /** Ends the call: with BYE if it was answered, else with 480. */
    void hangUp();
}

package org.jackfield.api.sip;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes calls. Registered as a service; the endpoint listens while there is one. A call is offered to the handlers whose
 * {@value #USER} fits and whose {@link #access()} lets the caller in, highest service ranking first, until one takes it.
 *
 * <p>All methods are called on the endpoint's one thread, which serves all calls: a handler decides and returns.
 */
@ConsumerType
public interface SipCallHandler {

    /** Service property: a regular expression for the user part of the address called; without it, all are. */
    String USER = "jackfield.sip.user";

    /** {@return who may call; asked for every call, so that a change counts at once; never null} */
    SipAccess access();

    /** {@return the option tags (RFC 3261 §19.2) that this handler understands beyond the endpoint's own; never null} */
    default Set<String> extensions() {
        return Set.of();
    }

    /** {@return the feature tags (RFC 3840) that our Contact carries in its calls, for instance {@code +sip.srs}; never null} */
    default Set<String> features() {
        return Set.of();
    }

    /**
     * Somebody calls. The handler may answer, ring or reject during this method or later, on any thread.
     *
     * @param invite never null
     * @param call never null
     * @return is told what becomes of the call; null if this handler does not take it, and the next one is asked
     */
    SipCallListener offered(SipRequest invite, SipCall call);
}

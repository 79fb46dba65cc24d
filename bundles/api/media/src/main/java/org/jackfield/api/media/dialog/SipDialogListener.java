package org.jackfield.api.media.dialog;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants to know of SIP calls. Registered as a service; whoever overhears signalling tells every listener of all calls, of
 * those that last already as well, and works only while there is a listener.
 *
 * <p>Called by one thread, in the order in which things happened. A listener that is slow misses what lay between two states
 * of a call, never its last one.
 */
@ConsumerType
public interface SipDialogListener {

    /**
     * A call has begun, or is in another state than before.
     *
     * @param dialog all that is known of it now; never null
     */
    void dialog(SipDialog dialog);

    /**
     * A telephone has registered, for the first time or from another address.
     *
     * @param registration what the registrar accepted; never null
     */
    void registered(SipRegistration registration);
}

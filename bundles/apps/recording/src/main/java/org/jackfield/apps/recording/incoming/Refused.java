package org.jackfield.apps.recording.incoming;

import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;

/** Follows a call that was not taken: there is nothing to do. */
public final class Refused implements SipCallListener {

    private static final int NO_SUCH_CALL = 481;

    private Refused() {}

    /** Rejects a call (RFC 3261 §21); {@return what follows it from then on} */
    public static Refused of(SipCall call, int status, String reason) {
        call.reject(status, reason);
        return new Refused();
    }

    @Override
    public SipAnswer changed(SipRequest request) {
        return SipAnswer.no(NO_SUCH_CALL, "");
    }

    @Override
    public void ended(CallEnd how) {
        // It never began.
    }
}

package org.jackfield.apps.recording.incoming;

import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;

/** Follows a call that was not taken: there is nothing to do. */
public final class Refused implements SipCallListener {

    private static final int NO_SUCH_CALL = 481;

    @Override
    public SipAnswer changed(SipRequest request) {
        return SipAnswer.no(NO_SUCH_CALL, "");
    }

    @Override
    public void ended(CallEnd how) {
        // It never began.
    }
}

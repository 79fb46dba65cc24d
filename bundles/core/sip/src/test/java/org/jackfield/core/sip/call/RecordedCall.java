package org.jackfield.core.sip.call;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;

/** Takes every call, answers it with the body it came with, and writes down what happens. */
class RecordedCall implements SipCallHandler, SipCallListener {

    private static final int SECONDS = 5;

    final BlockingQueue<SipRequest> invites = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    volatile SipAccess access = SipAccess.from(AddressRange.parse("127.0.0.1 ::1"));
    volatile boolean answers = true;
    volatile SipCall call;

    @Override
    public SipAccess access() {
        return access;
    }

    @Override
    public SipCallListener offered(SipRequest invite, SipCall offered) {
        call = offered;
        invites.add(invite);
        offered.ring();
        if (answers) {
            offered.answer(invite.body(SipBody.SDP).orElse(SipBody.sdp("v=0\r\n")));
        }
        return this;
    }

    @Override
    public SipAnswer changed(SipRequest request) {
        events.add(request.method());
        return SipAnswer.ok(request.body(SipBody.SDP).orElse(SipBody.sdp("v=0\r\n")));
    }

    @Override
    public SipAnswer told(SipRequest request) {
        events.add(request.method());
        return SipAnswer.OK;
    }

    @Override
    public void confirmed(List<SipBody> bodies) {
        events.add("confirmed");
    }

    @Override
    public void answered(int status, List<SipBody> bodies) {
        events.add("answered " + status);
    }

    @Override
    public void ended(CallEnd how) {
        events.add(how);
    }

    Object next() throws InterruptedException {
        Object event = events.poll(SECONDS, TimeUnit.SECONDS);
        return event == null ? "nothing happened" : event;
    }
}

package org.jackfield.apps.recording.incoming;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.rtp.sdp.SdpParser;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipRequest;

/** A call as the SIP endpoint offers it; keeps what it was answered. */
public final class OfferedCall implements SipCall {

    public SessionDescription answer;
    public int rejected;
    public volatile boolean hungUp;
    private final CountDownLatch over = new CountDownLatch(1);

    /** {@return a request from this machine} */
    public static SipRequest request(String method, Map<String, String> fields, SipBody... bodies) {
        Map<String, List<String>> headers = new HashMap<>();
        fields.forEach((name, value) -> headers.put(name, List.of(value)));
        return new SipRequest(method, SipAddress.parse("sip:recorder@127.0.0.1"), headers, List.of(bodies),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060), "udp");
    }

    @Override
    public String id() {
        return "call-1";
    }

    @Override
    public InetAddress localAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void ring() {
        // Nobody listens.
    }

    @Override
    public void answer(SipBody body) {
        answer = SdpParser.parse(body.content()).orElseThrow();
    }

    @Override
    public void reject(int status, String reason) {
        rejected = status;
    }

    @Override
    public void offer(SipBody body) {
        throw new IllegalStateException("nobody offers anything here");
    }

    @Override
    public void hangUp() {
        hungUp = true;
        over.countDown();
    }

    /** {@return whether we hung up, within some seconds} */
    public boolean awaitHangUp() throws InterruptedException {
        return over.await(20, TimeUnit.SECONDS);
    }
}

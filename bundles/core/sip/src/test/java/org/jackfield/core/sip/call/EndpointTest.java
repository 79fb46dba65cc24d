package org.jackfield.core.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jackfield.api.security.Secret;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.core.sip.stack.Count;
import org.jackfield.core.sip.stack.Counters;
import org.jackfield.core.sip.stack.SipTrace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real endpoint on loopback and telephones that say what a test writes. */
class EndpointTest {

    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";

    private final Counters counters = new Counters();
    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final SipTrace trace = new SipTrace(clock);
    private final Handlers handlers = new Handlers();
    private final RecordedCall handler = new RecordedCall();
    private int port;
    private Endpoint endpoint;

    @BeforeEach
    void open() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        handlers.add(handler, ".*", 0);
        endpoint = new Endpoint("0.0.0.0", port, 100, handlers, counters, trace, clock);
    }

    @AfterEach
    void close() {
        trace.set(false);
        endpoint.close();
    }

    private Telephone call(String more) throws IOException {
        Telephone telephone = new Telephone("127.0.0.1", port);
        telephone.send(telephone.request("INVITE", 1, "a", more, SDP));
        return telephone;
    }

    private Telephone answered(String more) throws Exception {
        Telephone telephone = call(more);
        assertThat(telephone.receive("SIP/2.0 200")).startsWith("SIP/2.0 200");
        telephone.send(telephone.request("ACK", 1, "b", "", ""));
        assertThat(handler.next()).isEqualTo("confirmed");
        return telephone;
    }

    @Test
    void aCallIsAnsweredConfirmedAndHungUpByTheCaller() throws Exception {
        try (Telephone telephone = call("")) {
            assertThat(telephone.receive("SIP/2.0 180")).startsWith("SIP/2.0 180");
            String ok = telephone.receive("SIP/2.0 200");
            assertThat(ok).contains("Contact: <sip:record@127.0.0.1:" + port + ">").endsWith(SDP);
            telephone.send(telephone.request("ACK", 1, "b", "", ""));
            assertThat(handler.next()).isEqualTo("confirmed");
            assertThat(endpoint.calls()).isEqualTo(1);

            telephone.send(telephone.request("BYE", 2, "c", "", ""));

            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 2 BYE");
            assertThat(handler.next()).isEqualTo(CallEnd.CALLER);
            endpoint.tick();
            assertThat(endpoint.calls()).isZero();
            assertThat(handler.invites.take().from().name()).isEqualTo("Bob");
        }
    }

    @Test
    void aCallerThatLosesOurAnswerGetsItAgain() throws Exception {
        try (Telephone telephone = call("")) {
            String first = telephone.receive("SIP/2.0 200");
            assertThat(telephone.receive("SIP/2.0 200")).isEqualTo(first);
            telephone.send(telephone.request("ACK", 1, "b", "", ""));
            assertThat(handler.next()).isEqualTo("confirmed");
        }
    }

    @Test
    void anInviteThatIsSentAgainIsOneCall() throws Exception {
        try (Telephone telephone = call("")) {
            telephone.receive("SIP/2.0 200");
            telephone.send(telephone.request("INVITE", 1, "a", "", SDP));
            assertThat(telephone.receive("SIP/2.0 200")).startsWith("SIP/2.0 200");
            assertThat(counters.get(Count.CALLS)).isEqualTo(1);
        }
    }

    @Test
    void weHangUp() throws Exception {
        try (Telephone telephone = answered("")) {
            handler.call.hangUp();

            String bye = telephone.receive("BYE");
            assertThat(bye).startsWith("BYE sip:1001@127.0.0.1").contains("Via: SIP/2.0/UDP 127.0.0.1:" + port);
            assertThat(handler.next()).isEqualTo(CallEnd.US);
        }
    }

    @Test
    void aCallerThatGivesUpBeforeTheAnswerIsTold487() throws Exception {
        handler.answers = false;
        try (Telephone telephone = call("")) {
            telephone.receive("SIP/2.0 180");
            telephone.toTag = "";
            telephone.send(telephone.request("CANCEL", 1, "a", "", ""));

            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 1 CANCEL");
            assertThat(telephone.receive("SIP/2.0 487")).startsWith("SIP/2.0 487");
            assertThat(handler.next()).isEqualTo(CallEnd.CANCELLED);
            endpoint.tick();
            assertThat(endpoint.calls()).isZero();
        }
    }

    @Test
    void theCallerChangesTheSession() throws Exception {
        try (Telephone telephone = answered("")) {
            telephone.send(telephone.request("INVITE", 2, "d", "", SDP + "a=sendonly\r\n"));

            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 2 INVITE").endsWith("a=sendonly\r\n");
            assertThat(handler.next()).isEqualTo("INVITE");
            telephone.send(telephone.request("ACK", 2, "e", "", ""));
            telephone.send(telephone.request("UPDATE", 3, "f", "", SDP));
            assertThat(telephone.receive("SIP/2.0 200 OK")).contains("UPDATE");
            assertThat(handler.next()).isEqualTo("UPDATE");
            telephone.send(telephone.request("INFO", 4, "g", "", ""));
            assertThat(handler.next()).isEqualTo("INFO");
        }
    }

    @Test
    void weChangeTheSession() throws Exception {
        try (Telephone telephone = answered("")) {
            handler.call.offer(SipBody.sdp(SDP));

            String invite = telephone.receive("INVITE");
            assertThat(invite).contains("Content-Type: application/sdp").endsWith(SDP);
            telephone.send("SIP/2.0 200 OK\r\nVia: " + Telephone.field(invite, "Via")
                    + "\r\nFrom: " + Telephone.field(invite, "From") + "\r\nTo: " + Telephone.field(invite, "To")
                    + "\r\nCall-ID: " + Telephone.field(invite, "Call-ID") + "\r\nCSeq: " + Telephone.field(invite, "CSeq")
                    + "\r\nContact: " + "<sip:1001@127.0.0.1:9>" + "\r\nContent-Length: 0\r\n\r\n");
            assertThat(handler.next()).isEqualTo("answered 200");
        }
    }

    @Test
    void aPhoneSystemThatAsksWhetherWeAreThereIsTold() throws Exception {
        try (Telephone telephone = new Telephone("127.0.0.1", port)) {
            telephone.send(telephone.request("OPTIONS", 1, "a", "", ""));

            assertThat(telephone.receive()).startsWith("SIP/2.0 200").contains("Allow: INVITE,ACK,CANCEL,BYE");
        }
    }

    @Test
    void anAddressThatNobodyAllowsHearsNothing() throws Exception {
        try (Telephone telephone = new Telephone("127.0.0.1", port)) {
            handler.access = SipAccess.from(AddressRange.parse("192.0.2.1"));
            telephone.send(telephone.request("OPTIONS", 1, "a", "", ""));
            telephone.send(telephone.request("OPTIONS", 2, "b", "", ""));
            while (counters.get(Count.WRONG_SOURCE) < 2) {
                Thread.onSpinWait();
            }
            handler.access = SipAccess.from(AddressRange.parse("127.0.0.1"));
            telephone.send(telephone.request("OPTIONS", 3, "c", "", ""));

            assertThat(telephone.receive()).contains("CSeq: 3 OPTIONS");
            assertThat(counters.get(Count.RECEIVED)).isEqualTo(1);
        }
    }

    @Test
    void aHandlerDoesNotSeeCallsFromAddressesItDoesNotAllow() throws Exception {
        RecordedCall other = new RecordedCall();
        handlers.add(other, "nobody", 0);
        handler.access = SipAccess.NOBODY;
        try (Telephone telephone = call("")) {
            assertThat(telephone.receive("SIP/2.0 403")).startsWith("SIP/2.0 403");
            assertThat(handler.invites).isEmpty();
            assertThat(counters.get(Count.FORBIDDEN)).isEqualTo(1);
        }
    }

    @Test
    void aCallThatDemandsWhatWeDoNotKnowIsToldWhat() throws Exception {
        try (Telephone telephone = call("Require: timer, nonsense\r\n")) {
            assertThat(telephone.receive("SIP/2.0 420")).startsWith("SIP/2.0 420").contains("Unsupported: nonsense");
        }
    }

    @Test
    void aCallThatDemandsReliableRingingGetsIt() throws Exception {
        handler.answers = false;
        try (Telephone telephone = call("Require: 100rel\r\n")) {
            String ringing = telephone.receive("SIP/2.0 180");
            assertThat(ringing).contains("Require: 100rel").contains("RSeq: ");
            telephone.send(telephone.request(
                    "PRACK", 2, "p", "RAck: " + Telephone.field(ringing, "RSeq") + " 1 INVITE\r\n", ""));
            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 2 PRACK");
            handler.call.answer(SipBody.sdp(SDP));
            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 1 INVITE");
        }
    }

    @Test
    void aCallerLogsIn() throws Exception {
        handler.access = new SipAccess(
                AddressRange.parse("127.0.0.1"), "recording", Map.of("pbx", new Secret("secret")));
        try (Telephone telephone = call("")) {
            String challenge = telephone.receive("SIP/2.0 401");
            assertThat(challenge).contains("algorithm=SHA-256").contains("algorithm=MD5");
            telephone.send(telephone.request("ACK", 1, "a", "", ""));
            telephone.toTag = "";
            String nonce = challenge.replaceAll("(?s).*?nonce=\"([^\"]+)\".*", "$1");
            String uri = "sip:record@127.0.0.1:" + port;
            String wrong = DigestTest.authorization("SHA-256", "pbx", "guess", "recording", "INVITE", uri, nonce, 1);
            telephone.send(telephone.request("INVITE", 2, "h", wrong, SDP));
            assertThat(telephone.receive("SIP/2.0 401")).contains("CSeq: 2 INVITE");
            telephone.toTag = "";
            String right = DigestTest.authorization("SHA-256", "pbx", "secret", "recording", "INVITE", uri, nonce, 1);
            telephone.send(telephone.request("INVITE", 3, "i", right, SDP));
            assertThat(telephone.receive("SIP/2.0 200")).contains("CSeq: 3 INVITE");
            assertThat(counters.get(Count.WRONG_PASSWORD)).isEqualTo(1);
        }
    }

    @Test
    void aSessionThatIsNotRefreshedEnds() throws Exception {
        try (Telephone telephone = answered("Supported: timer\r\nSession-Expires: 180;refresher=uac\r\n")) {
            clock.leap(Duration.ofSeconds(147));
            endpoint.tick();
            assertThat(endpoint.calls()).isEqualTo(1);
            telephone.send(telephone.request("UPDATE", 2, "u", "Supported: timer\r\nSession-Expires: 180;refresher=uac\r\n", ""));
            assertThat(telephone.receive("SIP/2.0 200")).contains("Session-Expires: 180;refresher=uac");
            clock.leap(Duration.ofSeconds(147));
            endpoint.tick();
            assertThat(endpoint.calls()).isEqualTo(1);
            clock.leap(Duration.ofSeconds(2));
            endpoint.tick();

            assertThat(telephone.receive("BYE")).startsWith("BYE ");
            assertThat(handler.next()).isEqualTo(CallEnd.EXPIRED);
        }
    }

    @Test
    void aSessionThatWeAreToRefreshIsRefreshed() throws Exception {
        try (Telephone telephone = answered("Supported: timer\r\nSession-Expires: 180;refresher=uas\r\n")) {
            clock.leap(Duration.ofSeconds(90));
            endpoint.tick();

            assertThat(telephone.receive("INVITE")).contains("Session-Expires: 180;refresher=uac").endsWith(SDP);
        }
    }

    @Test
    void aSessionTimerThatIsTooShortIsRefused() throws Exception {
        try (Telephone telephone = call("Supported: timer\r\nSession-Expires: 30\r\n")) {
            assertThat(telephone.receive("SIP/2.0 422")).startsWith("SIP/2.0 422").contains("Min-SE: 90");
        }
    }

    @Test
    void aHandlerThatThrowsCostsItsCallOnly() throws Exception {
        handlers.add(new RecordedCall() {
            @Override
            public org.jackfield.api.sip.SipCallListener offered(
                    org.jackfield.api.sip.SipRequest invite, org.jackfield.api.sip.SipCall offered) {
                throw new IllegalStateException("on purpose");
            }
        }, ".*", 1);
        try (Telephone telephone = call("")) {
            assertThat(telephone.receive("SIP/2.0 500")).startsWith("SIP/2.0 500");
            endpoint.tick();
            assertThat(endpoint.calls()).isZero();
        }
    }

    @Test
    void theTraceKeepsHeadsWithoutLogInsAndBodies() throws Exception {
        trace.set(true);
        try (Telephone telephone = answered("Authorization: Digest username=\"pbx\", response=\"abc123\"\r\n")) {
            String all = String.join("", trace.messages());
            assertThat(all).contains("INVITE sip:record@").contains("SIP/2.0 200 OK").contains("Authorization: ***");
            assertThat(all).doesNotContain("abc123").doesNotContain("m=audio");
        }
    }

    @Test
    void callsOverIpv6AreAnsweredToo() throws Exception {
        try (Telephone telephone = new Telephone("::1", port)) {
            telephone.send(telephone.request("INVITE", 1, "a", "", SDP));

            assertThat(telephone.receive("SIP/2.0 200")).contains("Contact: <sip:record@[0:0:0:0:0:0:0:1]:" + port + ">");
        }
    }

    @Test
    void theCallsOfAHandlerThatGoesAreEnded() throws Exception {
        try (Telephone telephone = answered("")) {
            handlers.remove(handler);
            endpoint.forget(handler);

            assertThat(handler.next()).isEqualTo(CallEnd.STOPPED);
            assertThat(telephone.receive("BYE")).startsWith("BYE ");
        }
    }

    @Test
    void noThreadStaysBehind() throws Exception {
        answered("").close();
        List<Thread> before = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("EventScanner.*|MessageProcessor.*|.*MessageChannel.*"))
                .toList();
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);

        endpoint.close();

        for (Thread thread : before) {
            thread.join(Duration.ofSeconds(10));
            assertThat(thread.isAlive()).describedAs(thread.getName()).isFalse();
        }
    }

    @Test
    void callsInProgressAreEndedWhenItCloses() throws Exception {
        try (Telephone telephone = answered("")) {
            endpoint.close();

            assertThat(handler.next()).isEqualTo(CallEnd.STOPPED);
            assertThat(telephone.receive("BYE")).startsWith("BYE ");
        }
    }
}

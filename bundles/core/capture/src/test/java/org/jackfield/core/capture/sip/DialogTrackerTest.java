package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.sip.SipTalk.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.core.capture.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialogTrackerTest implements CallObserver {

    private static final long SECOND = 1_000_000_000L;
    private static final Hop HOP =
            new Hop(Address.parse("10.0.0.1", 5060).orElseThrow(), Address.parse("10.0.0.9", 5060).orElseThrow(), 1, 9);

    private final Registrations registrations = new Registrations(3);
    private final DialogTracker tracker = new DialogTracker(5, registrations, this);
    private final SipTalk talk = new SipTalk("call-1", "1001", "1002");
    private final List<String> told = new ArrayList<>();
    private SipCall last;
    private long now = 1_700_000_000L * SECOND;

    @Override
    public void stateChanged(SipCall call, long timeNanos) {
        last = call;
        told.add(call.state().toString());
    }

    @Override
    public void mediaChanged(SipCall call, long timeNanos) {
        last = call;
        told.add("media " + places(call));
    }

    @Override
    public void key(SipCall call, boolean byCaller, char key, long timeNanos) {
        told.add((byCaller ? "caller " : "callee ") + key);
    }

    @Override
    public void ended(SipCall call, long timeNanos, boolean interrupted) {
        last = call;
        told.add("ended " + call.status() + (interrupted ? " interrupted" : ""));
    }

    @Test
    void aCallIsFollowedFromInviteToBye() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8 0")));
        tell(talk.toCaller(100, "INVITE", 1, "", ""));
        tell(talk.toCaller(180, "INVITE", 1, "t", ""));
        tell(talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        tell(talk.byCaller("ACK", 1, "t", ""));
        tell(talk.byCallee("BYE", 7, "t", ""));
        tell(talk.toCallee(200, "BYE", 7, "t", ""));

        assertThat(told).containsExactly("CALLING", "media 4000-0", "RINGING", "ANSWERED", "media 4000-5000", "ended 0");
        assertThat(last.caller().number()).isEqualTo("1001");
        assertThat(last.callee().number()).isEqualTo("1002");
        assertThat(last.caller().signalling()).isEqualTo(HOP.from());
        assertThat(last.endedByCaller()).isFalse();
        assertThat(last.media()).singleElement().satisfies(media -> {
            assertThat(media.callerSends()).containsExactly(Codec.of(8, "PCMA", 8000));
            assertThat(media.calleeSends()).containsExactly(Codec.of(8, "PCMA", 8000));
        });
        assertThat(tracker.calls()).isZero();
    }

    @Test
    void messagesSentAgainChangeNothing() {
        for (int i = 0; i < 2; i++) {
            tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        }
        for (int i = 0; i < 2; i++) {
            tell(talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        }

        assertThat(told).containsExactly("CALLING", "media 4000-0", "ANSWERED", "media 4000-5000");
    }

    @Test
    void ofForkedDialogsTheAnsweredOneWins() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(183, "INVITE", 1, "left", sdp("10.0.0.2", 5002, "8")));
        tell(talk.toCaller(183, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        assertThat(told).endsWith("media 4000-5002", "media 4000-5002 4000-5003");

        tell(talk.toCaller(200, "INVITE", 1, "right", sdp("10.0.0.3", 5003, "8")));
        tell(talk.toCaller(200, "INVITE", 1, "left", sdp("10.0.0.2", 5002, "8")));
        tell(talk.byCaller("BYE", 2, "left", ""));
        tell(talk.toCaller(200, "BYE", 2, "left", ""));

        assertThat(told).endsWith("ANSWERED", "media 4000-5003");
        assertThat(tracker.calls()).isEqualTo(1);
        assertThat(tracker.foreign()).isEqualTo(3);
    }

    @Test
    void anAnswerMayComeInAck() {
        tell(talk.byCaller("INVITE", 1, "", ""));
        tell(talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "0 8")));
        tell(talk.byCaller("ACK", 1, "t", sdp("10.0.0.1", 4000, "8")));

        assertThat(told).endsWith("ANSWERED", "media 4000-5000");
    }

    @Test
    void anAnswerMayComeInPrackAndTheAnsweredCallKeepsIt() {
        tell(talk.byCaller("INVITE", 1, "", ""));
        tell(talk.toCaller(183, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        tell(talk.byCaller("PRACK", 2, "t", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(200, "INVITE", 1, "t", ""));

        assertThat(told).endsWith("RINGING", "media 4000-5000", "ANSWERED", "media 4000-5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void eitherEndMayChangePortsAndCodecAndHold(String method) {
        answered();
        tell(talk.byCallee(method, 1, "t", sdp("10.0.0.9", 6000, "0", "sendonly")));
        tell(talk.toCallee(200, method, 1, "t", sdp("10.0.0.1", 4000, "0", "recvonly")));

        assertThat(told).endsWith("media 4000-6000 held");
        assertThat(last.held()).isTrue();
        assertThat(last.media()).singleElement()
                .satisfies(media -> assertThat(media.calleeSends()).containsExactly(Codec.of(0, "PCMU", 8000)));

        tell(talk.byCallee(method, 2, "t", sdp("10.0.0.9", 6002, "8")));
        tell(talk.toCallee(488, method, 2, "t", ""));
        assertThat(last.held()).as("refused").isTrue();

        tell(talk.byCallee(method, 3, "t", sdp("10.0.0.9", 6002, "8")));
        tell(talk.toCallee(200, method, 3, "t", sdp("10.0.0.1", 4002, "8")));
        assertThat(told).endsWith("media 4002-6002");
    }

    @Test
    void aRequestThatPassesProxiesCountsAsOnItsFirstHop() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.branch("second").byCaller("INVITE", 1, "", sdp("10.0.0.99", 9000, "8")));
        tell(talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.2", 5002, "8")));
        tell(talk.branch("b0").toCaller(200, "INVITE", 1, "t", sdp("10.0.0.99", 9002, "8")));
        tell(talk.branch("second").toCaller(200, "INVITE", 1, "t", sdp("10.0.0.2", 5002, "8")));

        assertThat(told).endsWith("media 4000-9002");
    }

    @Test
    void oneBusyForkOfAProxyIsNotTheEnd() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.branch("second").byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(486, "INVITE", 1, "x", ""));
        assertThat(tracker.calls()).isEqualTo(1);

        tell(talk.branch("b0").toCaller(486, "INVITE", 1, "x", ""));
        assertThat(told).endsWith("ended 486");
    }

    @Test
    void whoIsAskedToLogInTriesAgain() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(407, "INVITE", 1, "x", ""));
        tell(talk.byCaller("INVITE", 2, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(200, "INVITE", 2, "t", sdp("10.0.0.9", 5000, "8")));

        assertThat(told).endsWith("ANSWERED", "media 4000-5000").doesNotContain("ended 407");
    }

    @Test
    void aCancelledCallFails() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.byCaller("CANCEL", 1, "", ""));
        tell(talk.toCaller(487, "INVITE", 1, "t", ""));

        assertThat(told).endsWith("ended 487");
        assertThat(last.cancelled()).isTrue();
    }

    @Test
    void aByeThatNobodyAnswersEndsTheCallToo() {
        answered();
        tell(talk.byCaller("BYE", 2, "t", ""));
        tracker.advance(now + 3 * SECOND);

        assertThat(told).endsWith("ended 0");
    }

    @Test
    void aCallWhoseAudioFellSilentIsInterrupted() {
        answered();
        last.heard(now + 100 * SECOND);
        tracker.advance(now + 650 * SECOND);
        assertThat(tracker.calls()).isEqualTo(1);

        tracker.advance(now + 701 * SECOND);
        assertThat(told).endsWith("ended 0 interrupted");
    }

    @Test
    void aHeldCallIsSilentForHours() {
        answered();
        last.heard(now);
        tell(talk.byCaller("INVITE", 2, "t", sdp("10.0.0.1", 4000, "8", "inactive")));
        tell(talk.toCaller(200, "INVITE", 2, "t", sdp("10.0.0.9", 5000, "8", "inactive")));
        tracker.advance(now + 3 * 3600 * SECOND);

        assertThat(tracker.calls()).isEqualTo(1);
    }

    @Test
    void transfersAndTheirNewCallAreKnown() {
        answered();
        tell(talk.with("Refer-To: <sip:1003@pbx?Replaces=x>\n").byCaller("REFER", 5, "t", ""));
        assertThat(last.referredTo()).isEqualTo("1003");
        assertThat(last.referredByCaller()).isTrue();

        tell(new SipTalk("call-2", "1002", "1003").with("Replaces: call-1;to-tag=t;from-tag=ctag\n")
                .byCaller("INVITE", 1, "", sdp("10.0.0.9", 7000, "8")));
        assertThat(last.replaces()).isEqualTo("call-1");
    }

    @Test
    void aConnectedLineIsTheNewNumber() {
        answered();
        tell(talk.with("P-Asserted-Identity: \"Jo\" <sip:1007@pbx>\n")
                .byCallee("UPDATE", 1, "t", sdp("10.0.0.9", 5000, "8")));

        assertThat(last.callee().number()).isEqualTo("1007");
        assertThat(last.callee().name()).isEqualTo("Jo");
    }

    @Test
    void aCallIsJoinedInItsMiddle() {
        tell(talk.byCallee("INVITE", 9, "t", sdp("10.0.0.9", 5000, "8")));
        tell(talk.toCallee(200, "INVITE", 9, "t", sdp("10.0.0.1", 4000, "8")));

        assertThat(told).containsExactly("ANSWERED", "media 5000-4000");
        assertThat(last.caller().number()).isEqualTo("1002");
    }

    @Test
    void keysInMessagesAreToldOnce() {
        answered();
        String info = talk.with("Content-Type: application/dtmf-relay\n")
                .byCaller("INFO", 2, "t", "Signal=11\r\nDuration=160\r\n");
        tell(info);
        tell(info);
        tell(talk.with("Content-Type: application/dtmf\n").byCallee("INFO", 2, "t", "7"));

        assertThat(told).endsWith("caller #", "callee 7").contains("caller #");
    }

    @Test
    void anAcceptedRegistrationIsKnownUntilItExpires() {
        SipTalk register = new SipTalk("reg", "1001", "1001");
        tell(register.with("Contact: <sip:line1@10.0.0.1:5060>;expires=60\n").byCaller("REGISTER", 1, "", ""));
        assertThat(registrations.of("1001", now)).isEmpty();
        tell(register.toCaller(401, "REGISTER", 1, "", ""));
        assertThat(registrations.of("1001", now)).isEmpty();
        tell(register.with("Contact: <sip:line1@10.0.0.1:5060>;expires=60\n").byCaller("REGISTER", 2, "", ""));
        tell(register.toCaller(200, "REGISTER", 2, "", ""));

        assertThat(registrations.onlyAt(HOP.from().at(999), now)).get().satisfies(known -> {
            assertThat(known.number()).isEqualTo("1001");
            assertThat(known.contact()).isEqualTo("sip:line1@10.0.0.1:5060");
        });
        assertThat(registrations.of("1001", now + 61 * SECOND)).isEmpty();
    }

    @Test
    void ofTooManyCallsTheUnansweredMakeRoom() {
        answered();
        for (int i = 0; i < 100; i++) {
            tell(new SipTalk("flood-" + i, "x", "y").byCaller("INVITE", 1, "", ""));
        }

        assertThat(tracker.calls()).isEqualTo(5);
        assertThat(tracker.evicted()).isEqualTo(96);
        tell(talk.byCaller("BYE", 2, "t", ""));
        tell(talk.toCaller(200, "BYE", 2, "t", ""));
        assertThat(told).endsWith("ended 0");
    }

    /** Messages of a few calls in any order, changed anywhere. */
    @Property(tries = 400)
    void noMessagesMakeItStumble(@ForAll long seed) {
        Random random = new Random(seed);
        String[] methods = {"INVITE", "ACK", "BYE", "CANCEL", "UPDATE", "PRACK", "REFER", "INFO", "REGISTER", "NOTIFY", "X"};
        int[] states = {100, 180, 183, 200, 302, 401, 481, 486, 487, 699};
        for (int i = 0; i < 300; i++) {
            SipTalk any = new SipTalk("c" + random.nextInt(8), "100" + random.nextInt(2), "200" + random.nextInt(2))
                    .branch("b" + random.nextInt(3));
            String method = methods[random.nextInt(methods.length)];
            String tag = random.nextInt(3) == 0 ? "" : "t" + random.nextInt(3);
            String body = random.nextBoolean() ? "" : sdp("10.0.0." + random.nextInt(5), random.nextInt(65536), "8 0 101");
            String text = switch (random.nextInt(4)) {
                case 0 -> any.byCaller(method, random.nextInt(4), tag, body);
                case 1 -> any.byCallee(method, random.nextInt(4), tag, body);
                case 2 -> any.toCaller(states[random.nextInt(states.length)], method, random.nextInt(4), tag, body);
                default -> any.toCallee(states[random.nextInt(states.length)], method, random.nextInt(4), tag, body);
            };
            byte[] bytes = text.getBytes(UTF_8);
            for (int change = random.nextInt(4) - 1; change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                tracker.message(SipMessage.read(bytes, 0, bytes.length), HOP, now += random.nextInt(5) * SECOND);
            } catch (MalformedSipException e) {
                // As it should be.
            }
            tracker.advance(now);
            assertThat(tracker.calls()).isBetween(0, 5);
            assertThat(registrations.all(now)).hasSizeLessThanOrEqualTo(3);
        }
        long before = told.stream().filter(line -> line.startsWith("ended")).count();
        int open = tracker.calls();
        tracker.close(now);
        assertThat(told.stream().filter(line -> line.startsWith("ended")).count()).isEqualTo(before + open);
        assertThat(tracker.begun()).isEqualTo(before + open);
    }

    private void answered() {
        tell(talk.byCaller("INVITE", 1, "", sdp("10.0.0.1", 4000, "8")));
        tell(talk.toCaller(200, "INVITE", 1, "t", sdp("10.0.0.9", 5000, "8")));
        told.clear();
    }

    private void tell(String text) {
        tracker.message(SipTalk.read(text), HOP, now);
    }

    private static String places(SipCall call) {
        return String.join(" ", call.media().stream().map(each -> each.caller().port() + "-" + each.callee().port())
                .toList()) + (call.held() ? " held" : "");
    }
}

package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;
import org.jackfield.connectors.simulator.media.voice.Law;
import org.jackfield.connectors.simulator.media.voice.Talk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone system's call to a recorder, in the name of the telephone whose call it is. The recorder gets both voices in one
 * stream; what it says itself is taken and not heard. For the media thread only.
 */
final class RecorderCall implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderCall.class);

    private enum Phase { CALLING, GIVEN_UP, UP, ENDING, OVER }

    private final String callId;
    private final SipSocket socket;
    private final RtpPorts.Pair ports;
    private final RtpStream stream;
    private final SipLegEnd end;
    private RecordedPlan plan;
    private Phase phase = Phase.CALLING;
    private boolean sent;
    private long now;

    /** @throws IOException if there are no ports */
    RecorderCall(RecordedPlan plan, SipSocket socket, InetSocketAddress recorder, RtpPorts systemPorts, RandomGenerator random, long now)
            throws IOException {
        this.plan = plan;
        this.socket = socket;
        this.now = now;
        this.ports = systemPorts.take();
        InetSocketAddress here = socket.address();
        String host = here.getAddress().getHostAddress();
        this.callId = SipEnd.token(random) + '@' + host;
        this.stream = new RtpStream(ports.rtp(), ports.rtcp(), plan.recorder() + '@' + host, random);
        SipName telephone = new SipName(plan.name(), plan.extension(), host, here.getPort());
        SipName there = new SipName("", plan.recorder(), recorder.getAddress().getHostAddress(), recorder.getPort());
        this.end = new SipLegEnd(new SipEnd(callId, telephone, there, random), new Retry(socket, recorder), ports, stream,
                List.of(Codec.of(Law.PCMA.payloadType(), Law.PCMA.name(), 8000), Codec.of(Law.PCMU.payloadType(), Law.PCMU.name(), 8000)));
        socket.open(callId, (message, from) -> received(message));
        end.invite(null, Direction.SENDRECV, now);
    }

    /** What it is to be from now on; null: it is to end. */
    void plan(RecordedPlan newPlan, long at) {
        now = at;
        if (newPlan != null) {
            plan = newPlan;
        } else if (phase == Phase.UP) {
            hangUp();
        } else if (phase == Phase.CALLING) {
            phase = Phase.GIVEN_UP;
        }
    }

    private void hangUp() {
        phase = Phase.ENDING;
        end.bye(now);
    }

    private void received(SipMessage message) {
        if (message.status() > 0) {
            answered(message);
        } else if (message.method().equals("BYE")) {
            end.respond(message, 200, "OK");
            phase = Phase.OVER;
        } else {
            end.respond(message, 405, "Method Not Allowed");
        }
    }

    private void answered(SipMessage message) {
        if (!end.heard(message)) {
            return;
        }
        if (message.answers("BYE")) {
            phase = Phase.OVER;
        } else if (message.answers("INVITE") && message.status() >= 300) {
            LOG.warn("The recorder does not take the call of {}: {}", plan.extension(), message.status());
            phase = Phase.OVER;
        } else if (message.answers("INVITE") && phase == Phase.GIVEN_UP) {
            hangUp();
        } else if (message.answers("INVITE") && phase == Phase.CALLING) {
            phase = Phase.UP;
        }
    }

    /** Time passes. */
    void tick(long at) {
        now = at;
        if (!end.tick(at)) {
            LOG.warn("The recorder does not answer the telephone system's call for {}", plan.extension());
            phase = Phase.OVER;
        }
    }

    /** Which talk is heard, 0 for none. */
    long talk() {
        return plan.talk();
    }

    /** What is said in these 20 ms. */
    void speak(Talk talk) {
        if (phase == Phase.UP && end.isAgreed()) {
            sent = true;
            stream.say(talk);
        } else {
            stream.pass();
        }
    }

    void report(Instant at) {
        if (phase == Phase.UP) {
            stream.report(at);
        }
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Nothing more comes. Until it is closed it takes what is on its way. */
    void sayGoodBye(Instant at) {
        if (sent) {
            stream.bye(at);
        }
    }

    @Override
    public void close() {
        socket.close(callId);
        ports.close();
    }
}

package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.connectors.simulator.media.LegPlan.State;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;
import org.jackfield.connectors.simulator.media.voice.Law;

/**
 * A dialog between a telephone and the telephone system, both ends of it. What one end says goes over the wire to the other,
 * which acts when it has come. For the media thread only.
 */
final class SipSignalling implements Signalling {

    private enum Phase { NEW, INVITED, RINGING, ACCEPTED, UP, CHANGING, CANCELLED, ENDING, OVER }

    private static final int EVENTS = 101;

    private final String callId;
    private final SipSocket telephoneSocket;
    private final SipSocket systemSocket;
    private final SipLegEnd telephone;
    private final SipLegEnd system;
    private final SipLegEnd caller;
    private final SipLegEnd called;
    private Phase phase = Phase.NEW;
    private LegPlan plan;
    private boolean hungUp;
    private boolean wasAccepted;
    private boolean early;
    private boolean holds;
    private String shownPeer;
    private long now;

    SipSignalling(LegPlan plan, Telephone telephone, SipSocket systemSocket, Leg.Media media, RandomGenerator random) {
        this.plan = plan;
        this.telephoneSocket = telephone.sip();
        this.systemSocket = systemSocket;
        this.shownPeer = plan.peerNumber();
        InetSocketAddress there = telephoneSocket.address();
        InetSocketAddress here = systemSocket.address();
        boolean outward = plan.state() == State.RINGING;
        this.callId = SipEnd.token(random) + '@' + (outward ? here : there).getAddress().getHostAddress();
        SipName user = new SipName("", plan.extension(), there.getAddress().getHostAddress(), there.getPort());
        SipName peer = peer(plan);
        Codec events = Codec.telephoneEvents(EVENTS, 8000);
        this.telephone = new SipLegEnd(new SipEnd(callId, user, peer, random), new Retry(telephoneSocket, here),
                media.telephonePorts(), media.telephoneStream(), List.of(codec(telephone.law()), events));
        this.system = new SipLegEnd(new SipEnd(callId, peer, user, random), new Retry(systemSocket, there),
                media.systemPorts(), media.systemStream(), List.of(codec(Law.PCMA), codec(Law.PCMU), events));
        this.caller = outward ? this.system : this.telephone;
        this.called = outward ? this.telephone : this.system;
        telephoneSocket.open(callId, (message, from) -> received(this.telephone, message));
        systemSocket.open(callId, (message, from) -> received(this.system, message));
    }

    private static Codec codec(Law law) {
        return Codec.of(law.payloadType(), law.name(), 8000);
    }

    /** The other end, as the telephone system shows it. */
    private SipName peer(LegPlan of) {
        InetSocketAddress here = systemSocket.address();
        return new SipName(of.peerName(), of.peerNumber(), here.getAddress().getHostAddress(), here.getPort());
    }

    @Override
    public void plan(LegPlan newPlan, boolean byTelephone, long at) {
        now = at;
        plan = newPlan;
        hungUp = byTelephone;
        step();
    }

    /** Does what can be done now to get to what is planned; the rest when the other end has answered. */
    private void step() {
        switch (phase) {
            case NEW -> begin();
            case RINGING -> ringing();
            case UP -> up();
            default -> { }
        }
    }

    private void begin() {
        if (plan == null) {
            phase = Phase.OVER;
        } else {
            phase = Phase.INVITED;
            caller.invite(null, Direction.SENDRECV, now);
        }
    }

    private void ringing() {
        if (plan == null) {
            phase = Phase.CANCELLED;
            caller.cancel(now);
        } else if (plan.state() == State.TALKING || plan.state() == State.HOLDING || called == telephone && plan.state() == State.CALLING) {
            phase = Phase.ACCEPTED;
            wasAccepted = true;
            called.accept(now);
        }
    }

    private void up() {
        boolean wantsHold = plan != null && plan.state() == State.HOLDING;
        if (plan == null) {
            phase = Phase.ENDING;
            (hungUp ? telephone : system).bye(now);
        } else if (wantsHold != holds) {
            holds = wantsHold;
            phase = Phase.CHANGING;
            telephone.invite(null, holds ? Direction.SENDONLY : Direction.SENDRECV, now);
        } else if (!plan.peerNumber().equals(shownPeer) && !holds) {
            shownPeer = plan.peerNumber();
            phase = Phase.CHANGING;
            system.invite(peer(plan), Direction.SENDRECV, now);
        }
    }

    private void received(SipLegEnd end, SipMessage message) {
        if (message.status() > 0) {
            answered(end, message);
            return;
        }
        switch (message.method()) {
            case "INVITE" -> invited(end, message);
            case "ACK" -> acknowledged(end);
            case "CANCEL" -> {
                end.respond(message, 200, "OK");
                if (phase == Phase.CANCELLED && end == called) {
                    end.terminate(now);
                }
            }
            case "BYE" -> end.respond(message, 200, "OK");
            default -> end.respond(message, 405, "Method Not Allowed");
        }
    }

    private void invited(SipLegEnd end, SipMessage message) {
        if (!end.invited(message)) {
            return;
        }
        if (phase == Phase.CHANGING) {
            end.accept(now);
        } else {
            early = end == system && plan != null && plan.state() == State.CALLING;
            end.ring(early);
        }
    }

    private void answered(SipLegEnd end, SipMessage message) {
        if (!end.heard(message)) {
            return;
        }
        if (message.status() < 200 && phase == Phase.INVITED) {
            phase = Phase.RINGING;
            step();
        } else if (message.answers("BYE")) {
            phase = Phase.OVER;
        }
    }

    private void acknowledged(SipLegEnd end) {
        end.acknowledged();
        if (phase == Phase.CANCELLED) {
            phase = Phase.OVER;
        } else if (phase == Phase.ACCEPTED || phase == Phase.CHANGING) {
            phase = Phase.UP;
            step();
        }
    }

    @Override
    public void tick(long at) {
        now = at;
        if (!telephone.tick(at) || !system.tick(at)) {
            phase = Phase.OVER;
        }
    }

    @Override
    public boolean telephoneSends() {
        return plan != null && wasAccepted && plan.state() != State.HOLDING && telephone.isAgreed();
    }

    @Override
    public boolean systemSends() {
        return plan != null && (wasAccepted || early) && plan.state() != State.HOLDING && system.isAgreed();
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    @Override
    public void close() {
        phase = Phase.OVER;
        telephoneSocket.close(callId);
        systemSocket.close(callId);
    }
}

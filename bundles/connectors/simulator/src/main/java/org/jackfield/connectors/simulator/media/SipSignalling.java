package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.rtp.sdp.MediaDescription;
import org.jackfield.api.rtp.sdp.MediaEndpoint;
import org.jackfield.api.rtp.sdp.NegotiatedMedia;
import org.jackfield.api.rtp.sdp.OfferAnswer;
import org.jackfield.api.rtp.sdp.SdpParser;
import org.jackfield.api.rtp.sdp.SdpWriter;
import org.jackfield.api.rtp.sdp.SessionDescription;
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

    /** One end: who it is, where it receives, what it says and what the other has said. */
    private final class End {
        private final SipSocket socket;
        private final Retry retry;
        private final SipEnd dialog;
        private final RtpPorts.Pair ports;
        private final RtpStream stream;
        private final List<Codec> codecs;
        private int version;
        private SipMessage invitation;
        private String lastAnswer = "";

        End(SipSocket socket, InetSocketAddress to, SipEnd dialog, RtpPorts.Pair ports, RtpStream stream, List<Codec> codecs) {
            this.socket = socket;
            this.retry = new Retry(socket, to);
            this.dialog = dialog;
            this.ports = ports;
            this.stream = stream;
            this.codecs = codecs;
        }

        MediaEndpoint endpoint() {
            InetSocketAddress rtp = ports.rtp().address();
            return new MediaEndpoint(rtp.getAddress().getHostAddress(), rtp.getPort(), ports.rtcp().address().getPort());
        }

        String offer(Direction direction) {
            SessionDescription description = new SessionDescription("1", String.valueOf(++version), endpoint().address(), "-",
                    List.of(MediaDescription.audio(endpoint(), codecs).with(direction)));
            offered = description;
            return SdpWriter.write(description);
        }

        /** Answers the offer that came, and sends by what both agree on. */
        String answer(String offer) {
            SessionDescription theirs = SdpParser.parse(offer).orElseThrow(() -> new IllegalStateException("an INVITE without offer"));
            SessionDescription ours = OfferAnswer.answer(theirs, "1", String.valueOf(++version),
                    medium -> Optional.of(endpoint()), codec -> codecs.stream().anyMatch(codec::matches), Direction.SENDRECV);
            NegotiatedMedia agreed = OfferAnswer.resolve(theirs, ours).getFirst();
            sendTo(agreed.offerer(), agreed.toOfferer());
            return SdpWriter.write(ours);
        }

        /** The answer to its offer has come. */
        void agree(String answer) {
            SdpParser.parse(answer).map(theirs -> OfferAnswer.resolve(offered, theirs).getFirst())
                    .ifPresent(agreed -> sendTo(agreed.answerer(), agreed.toAnswerer()));
        }

        private void sendTo(MediaEndpoint there, List<Codec> agreed) {
            Codec first = agreed.isEmpty() ? null : agreed.getFirst();
            if (first != null) {
                int events = agreed.stream().filter(Codec::isTelephoneEvent).mapToInt(Codec::payloadType).findFirst().orElse(0);
                stream.sendTo(new InetSocketAddress(there.address(), there.port()),
                        new InetSocketAddress(there.address(), there.rtcpPort()),
                        first.payloadType() == Law.PCMU.payloadType() ? Law.PCMU : Law.PCMA, events);
            }
        }

        void respond(SipMessage request, int status, String reason, String sdp) {
            retry.sendOnce(dialog.response(request, status, reason, sdp));
        }

        /** Answers an INVITE for good: that is sent again until the ACK has come. */
        void conclude(int status, String reason, String sdp) {
            lastAnswer = dialog.response(invitation, status, reason, sdp);
            retry.send(lastAnswer, now);
        }
    }

    private static final int EVENTS = 101;

    private final String callId;
    private final End telephone;
    private final End system;
    private final SipName systemName;
    private Phase phase = Phase.NEW;
    private LegPlan plan;
    private boolean hungUp;
    private boolean wasAccepted;
    private boolean early;
    private boolean holds;
    private String shownPeer = "";
    private End caller;
    private End called;
    private SessionDescription offered;
    private long now;

    SipSignalling(LegPlan plan, Telephone telephone, SipSocket systemSocket, Leg.Media media, RandomGenerator random) {
        this.plan = plan;
        InetSocketAddress there = telephone.sip().address();
        InetSocketAddress here = systemSocket.address();
        String owner = (plan.state() == State.RINGING ? here : there).getAddress().getHostAddress();
        this.callId = SipEnd.token(random) + '@' + owner;
        SipName telephoneName = new SipName("", plan.extension(), there.getAddress().getHostAddress(), there.getPort());
        this.systemName = peer(plan, here);
        Codec events = Codec.telephoneEvents(EVENTS, 8000);
        this.telephone = new End(telephone.sip(), here, new SipEnd(callId, telephoneName, systemName, random), media.telephonePorts(),
                media.telephoneStream(), List.of(codec(telephone.law()), events));
        this.system = new End(systemSocket, there, new SipEnd(callId, systemName, telephoneName, random), media.systemPorts(),
                media.systemStream(), List.of(codec(Law.PCMA), codec(Law.PCMU), events));
        telephone.sip().open(callId, (message, from) -> received(this.telephone, message));
        systemSocket.open(callId, (message, from) -> received(this.system, message));
    }

    private static Codec codec(Law law) {
        return Codec.of(law.payloadType(), law.name(), 8000);
    }

    private static SipName peer(LegPlan plan, InetSocketAddress system) {
        return new SipName(plan.peerName(), plan.peerNumber(), system.getAddress().getHostAddress(), system.getPort());
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
            return;
        }
        caller = plan.state() == State.RINGING ? system : telephone;
        called = caller == system ? telephone : system;
        shownPeer = plan.peerNumber();
        phase = Phase.INVITED;
        caller.retry.send(caller.dialog.request("INVITE", null, caller.offer(Direction.SENDRECV)), now);
    }

    private void ringing() {
        if (plan == null) {
            phase = Phase.CANCELLED;
            caller.retry.send(caller.dialog.companion("CANCEL"), now);
        } else if (plan.state() == State.TALKING || plan.state() == State.HOLDING || called == telephone && plan.state() == State.CALLING) {
            phase = Phase.ACCEPTED;
            wasAccepted = true;
            called.conclude(200, "OK", called.answer(called.invitation.body()));
        }
    }

    private void up() {
        boolean wantsHold = plan != null && plan.state() == State.HOLDING;
        if (plan == null) {
            phase = Phase.ENDING;
            End by = hungUp ? telephone : system;
            by.retry.send(by.dialog.request("BYE", null, ""), now);
        } else if (wantsHold != holds) {
            holds = wantsHold;
            change(telephone, null, holds ? Direction.SENDONLY : Direction.SENDRECV);
        } else if (!plan.peerNumber().equals(shownPeer) && !holds) {
            shownPeer = plan.peerNumber();
            change(system, peer(plan, system.socket.address()), Direction.SENDRECV);
        }
    }

    private void change(End by, SipName identity, Direction direction) {
        phase = Phase.CHANGING;
        by.retry.send(by.dialog.request("INVITE", identity, by.offer(direction)), now);
    }

    private void received(End end, SipMessage message) {
        if (message.status() > 0) {
            answered(end, message);
            return;
        }
        switch (message.method()) {
            case "INVITE" -> invited(end, message);
            case "ACK" -> acknowledged(end);
            case "CANCEL" -> {
                end.respond(message, 200, "OK", "");
                if (phase == Phase.CANCELLED && end == called && end.lastAnswer.isEmpty()) {
                    end.conclude(487, "Request Terminated", "");
                }
            }
            case "BYE" -> end.respond(message, 200, "OK", "");
            default -> end.respond(message, 405, "Method Not Allowed", "");
        }
    }

    private void invited(End end, SipMessage message) {
        if (end.invitation != null && end.invitation.sequence() == message.sequence()) {
            if (!end.lastAnswer.isEmpty()) {
                end.retry.sendOnce(end.lastAnswer);
            }
            return;
        }
        end.invitation = message;
        end.lastAnswer = "";
        end.dialog.learn(tag(message.field("from")));
        if (phase == Phase.CHANGING) {
            end.conclude(200, "OK", end.answer(message.body()));
            return;
        }
        boolean tone = end == system && plan != null && plan.state() == State.CALLING;
        early = tone;
        end.respond(message, tone ? 183 : 180, tone ? "Session Progress" : "Ringing", tone ? end.answer(message.body()) : "");
    }

    private void answered(End end, SipMessage message) {
        end.dialog.learn(message.toTag());
        if (message.status() < 200) {
            end.retry.answered();
            if (phase == Phase.INVITED) {
                end.agree(message.body());
                phase = Phase.RINGING;
                step();
            }
            return;
        }
        if (message.sequence() != end.dialog.sequence()) {
            return;
        }
        if (message.answers("INVITE")) {
            end.retry.answered();
            boolean accepted = message.status() < 300;
            if (accepted) {
                end.agree(message.body());
            }
            end.retry.sendOnce(accepted ? end.dialog.acknowledgement() : end.dialog.companion("ACK"));
        } else if (message.answers("CANCEL")) {
            end.retry.answered();
        } else if (message.answers("BYE")) {
            phase = Phase.OVER;
        }
    }

    private void acknowledged(End end) {
        end.retry.answered();
        if (phase == Phase.CANCELLED) {
            phase = Phase.OVER;
        } else if (phase == Phase.ACCEPTED || phase == Phase.CHANGING) {
            phase = Phase.UP;
            step();
        }
    }

    private static String tag(String address) {
        int tag = address.indexOf(";tag=");
        return tag < 0 ? "" : address.substring(tag + 5);
    }

    @Override
    public void tick(long at) {
        now = at;
        if (!telephone.retry.tick(at) || !system.retry.tick(at)) {
            phase = Phase.OVER;
        }
    }

    @Override
    public boolean telephoneSends() {
        return plan != null && wasAccepted && plan.state() != State.HOLDING && telephone.stream.isAgreed();
    }

    @Override
    public boolean systemSends() {
        return plan != null && (wasAccepted || early) && plan.state() != State.HOLDING && system.stream.isAgreed();
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    @Override
    public void close() {
        phase = Phase.OVER;
        telephone.socket.close(callId);
        system.socket.close(callId);
    }
}

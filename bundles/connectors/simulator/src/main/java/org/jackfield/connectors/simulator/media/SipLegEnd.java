package org.jackfield.connectors.simulator.media;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.rtp.sdp.MediaDescription;
import org.jackfield.api.rtp.sdp.MediaEndpoint;
import org.jackfield.api.rtp.sdp.NegotiatedMedia;
import org.jackfield.api.rtp.sdp.OfferAnswer;
import org.jackfield.api.rtp.sdp.SdpParser;
import org.jackfield.api.rtp.sdp.SdpWriter;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;
import org.jackfield.connectors.simulator.media.voice.Law;

/**
 * One end of a leg that is signalled by SIP: what it says, what the other has said, and by the offers and answers of both where
 * its stream goes. For the media thread only.
 */
final class SipLegEnd {

    private static final String SESSION = "1";

    private final SipEnd dialog;
    private final Retry retry;
    private final RtpPorts.Pair ports;
    private final RtpStream stream;
    private final List<Codec> codecs;
    private int version;
    private SessionDescription offered;
    private SipMessage invitation;
    private String conclusion = "";

    SipLegEnd(SipEnd dialog, Retry retry, RtpPorts.Pair ports, RtpStream stream, List<Codec> codecs) {
        this.dialog = dialog;
        this.retry = retry;
        this.ports = ports;
        this.stream = stream;
        this.codecs = codecs;
    }

    private MediaEndpoint endpoint() {
        InetSocketAddress rtp = ports.rtp().address();
        return new MediaEndpoint(rtp.getAddress().getHostAddress(), rtp.getPort(), ports.rtcp().address().getPort());
    }

    /** Invites the other, or changes what was agreed on; {@code identity} is who is told to talk, null for nobody new. */
    void invite(SipName identity, Direction direction, long now) {
        offered = new SessionDescription(SESSION, String.valueOf(++version), endpoint().address(), "-",
                List.of(MediaDescription.audio(endpoint(), codecs).with(direction)));
        retry.send(dialog.request("INVITE", identity, SdpWriter.write(offered)), now);
    }

    void bye(long now) {
        retry.send(dialog.request("BYE", null, ""), now);
    }

    /** Takes its invitation back. */
    void cancel(long now) {
        retry.send(dialog.companion("CANCEL"), now);
    }

    /** An invitation has come. False if it has come before: then what was answered for good is answered again. */
    boolean invited(SipMessage message) {
        if (invitation != null && invitation.sequence() == message.sequence()) {
            if (!conclusion.isEmpty()) {
                retry.sendOnce(conclusion);
            }
            return false;
        }
        invitation = message;
        conclusion = "";
        dialog.learn(message.tag("from"));
        return true;
    }

    /** It rings here; {@code early}: and something is to be heard already. */
    void ring(boolean early) {
        retry.sendOnce(early ? dialog.response(invitation, 183, "Session Progress", answer())
                : dialog.response(invitation, 180, "Ringing", ""));
    }

    void accept(long now) {
        conclude(200, "OK", answer(), now);
    }

    /** The invitation was taken back. */
    void terminate(long now) {
        if (conclusion.isEmpty()) {
            conclude(487, "Request Terminated", "", now);
        }
    }

    /** What is answered to an INVITE for good is sent again until the ACK has come. */
    private void conclude(int status, String reason, String sdp, long now) {
        conclusion = dialog.response(invitation, status, reason, sdp);
        retry.send(conclusion, now);
    }

    void respond(SipMessage request, int status, String reason) {
        retry.sendOnce(dialog.response(request, status, reason, ""));
    }

    /** Answers the offer that came, and sends by what both agree on. */
    private String answer() {
        SessionDescription theirs = SdpParser.parse(invitation.body())
                .orElseThrow(() -> new IllegalStateException("an INVITE without an offer"));
        SessionDescription ours = OfferAnswer.answer(theirs, SESSION, String.valueOf(++version),
                medium -> Optional.of(endpoint()), codec -> codecs.stream().anyMatch(codec::matches), Direction.SENDRECV);
        NegotiatedMedia agreed = OfferAnswer.resolve(theirs, ours).getFirst();
        sendTo(agreed.offerer(), agreed.toOfferer());
        return SdpWriter.write(ours);
    }

    /** An answer has come: to the last request, or to one before. */
    boolean heard(SipMessage answer) {
        dialog.learn(answer.tag("to"));
        if (answer.sequence() != dialog.sequence()) {
            return false;
        }
        retry.answered();
        if (answer.method().equals("INVITE") && answer.status() < 300) {
            SdpParser.parse(answer.body()).map(theirs -> OfferAnswer.resolve(offered, theirs).getFirst())
                    .ifPresent(agreed -> sendTo(agreed.answerer(), agreed.toAnswerer()));
        }
        if (answer.answers("INVITE")) {
            retry.sendOnce(answer.status() < 300 ? dialog.acknowledgement() : dialog.companion("ACK"));
        }
        return true;
    }

    private void sendTo(MediaEndpoint there, List<Codec> agreed) {
        if (!agreed.isEmpty()) {
            int events = agreed.stream().filter(Codec::isTelephoneEvent).mapToInt(Codec::payloadType).findFirst().orElse(0);
            stream.sendTo(new InetSocketAddress(there.address(), there.port()),
                    new InetSocketAddress(there.address(), there.rtcpPort()),
                    agreed.getFirst().payloadType() == Law.PCMU.payloadType() ? Law.PCMU : Law.PCMA, events);
        }
    }

    /** The ACK has come. */
    void acknowledged() {
        retry.answered();
    }

    /** Whether it knows where to send to. */
    boolean isAgreed() {
        return stream.isAgreed();
    }

    /** Time passes. False if the other end does not answer, however often it is asked. */
    boolean tick(long now) {
        return retry.tick(now);
    }
}

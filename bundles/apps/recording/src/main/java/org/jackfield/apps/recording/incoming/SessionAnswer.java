package org.jackfield.apps.recording.incoming;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
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
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipRequest;

/**
 * What we answer to an offer of audio (RFC 3264): G.711 at the ports we have, everything else refused.
 *
 * @param description our answer
 * @param media what was agreed on, one for each audio line of the offer
 * @param offer theirs
 */
public record SessionAnswer(SessionDescription description, List<NegotiatedMedia> media, SessionDescription offer) {

    private static final String LITERAL = "[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    /** {@return the offer in a request; empty if there is none that can be read} */
    public static Optional<SessionDescription> offer(SipRequest request) {
        return request.body(SipBody.SDP).flatMap(body -> SdpParser.parse(body.content()));
    }

    /** {@return how many audio media of an offer could be accepted} */
    public static int audible(SessionDescription offer) {
        return (int) offer.media().stream().filter(SessionAnswer::isAudible).count();
    }

    private static boolean isAudible(MediaDescription media) {
        return media.isAudio() && !media.isRefused() && media.codecs().stream().anyMatch(SessionAnswer::isG711);
    }

    /**
     * Answers an offer: its first media that could be accepted get the ports, in order.
     *
     * @param here our address as the other reaches it
     * @param version of our description, greater after each change
     */
    public static SessionAnswer to(
            SessionDescription offer, List<MediaPort> ports, InetAddress here, long id, int version, Direction wanted) {
        List<MediaPort> left = new ArrayList<>(ports);
        SessionDescription answer = OfferAnswer.answer(
                offer, Long.toString(id), Integer.toString(version),
                media -> left.isEmpty() ? Optional.empty() : Optional.of(endpoint(left.removeFirst(), here)),
                SessionAnswer::isG711, wanted);
        return new SessionAnswer(answer, OfferAnswer.resolve(offer, answer), offer);
    }

    private static MediaEndpoint endpoint(MediaPort port, InetAddress here) {
        String text = here.getHostAddress();
        int zone = text.indexOf('%');
        return new MediaEndpoint(zone < 0 ? text : text.substring(0, zone), port.port(), port.port() + 1);
    }

    private static boolean isG711(Codec codec) {
        return codec.clockRate() == 8000 && codec.channels() == 1
                && (codec.encoding().equalsIgnoreCase("PCMU") || codec.encoding().equalsIgnoreCase("PCMA"));
    }

    /** {@return the answer as a body} */
    public SipBody body() {
        return SipBody.sdp(SdpWriter.write(description));
    }

    /** {@return the media that were accepted, in order: the first has the first port, and so on} */
    public List<NegotiatedMedia> accepted() {
        return media.stream().filter(each -> each.state() != NegotiatedMedia.State.REFUSED).toList();
    }

    /** {@return where a party sends from and receives; the request's source if its description names no address} */
    public static InetSocketAddress place(NegotiatedMedia media, SipRequest request) {
        String address = media.offerer().address();
        if (address.matches(LITERAL) && !media.offerer().isNowhere()) {
            try {
                return new InetSocketAddress(InetAddress.getByName(address), media.offerer().port());
            } catch (UnknownHostException e) {
                // Digits and dots that are no address: as if there were none.
            }
        }
        return new InetSocketAddress(request.source().getAddress(), media.offerer().port());
    }
}

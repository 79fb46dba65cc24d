package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jackfield.api.rtp.sdp.OfferAnswer;
import org.jackfield.api.rtp.sdp.SdpParser;
import org.jackfield.api.rtp.sdp.SessionDescription;

/** Follows what the ends of calls agree on about their media: offers and answers (RFC 3264), whichever messages bring them. */
final class MediaNegotiation {

    private final CallObserver observer;

    MediaNegotiation(CallObserver observer) {
        this.observer = observer;
    }

    /** A request came that may carry an offer, or the answer to that of a response. */
    void request(SipCall call, SipMessage request, boolean byCaller, long now) {
        Optional<SessionDescription> description = description(request);
        if (request.method().equals("PRACK") && description.isPresent() && acknowledged(call, request, byCaller, now)) {
            return;
        }
        Exchange exchange = call.begin(request, byCaller);
        exchange.offered(description, true);
        if (exchange.initial && exchange.rank == 0 && call.state != SipCall.State.ANSWERED) {
            description.flatMap(offer -> CallMedia.offered(offer, true)).ifPresent(media -> {
                call.media = media;
                call.forks.clear();
                observer.mediaChanged(call, now);
            });
        }
    }

    /** {@return whether the request brought the answer to an offer that a response made (RFC 3261 §13.2.1, RFC 3262 §5)} */
    boolean acknowledged(SipCall call, SipMessage request, boolean byCaller, long now) {
        Optional<SessionDescription> answer = description(request);
        if (answer.isEmpty()) {
            return false;
        }
        for (Exchange exchange : call.exchanges) {
            boolean meant = exchange.method.equals("INVITE") && exchange.byCaller == byCaller
                    && (exchange.sequence == request.sequence() || request.method().equals("PRACK"));
            if (meant && exchange.offer != null && !exchange.offeredByRequest) {
                agree(call, exchange, byCaller ? request.to().tag() : request.from().tag(), answer.get(), now);
                return true;
            }
        }
        return false;
    }

    /** A response came that may carry an offer or an answer. */
    void response(SipCall call, Exchange exchange, SipMessage response, long now) {
        Optional<SessionDescription> description = description(response);
        if (description.isEmpty()) {
            return;
        }
        if (exchange.offeredByRequest) {
            agree(call, exchange, exchange.byCaller ? response.to().tag() : response.from().tag(), description.get(), now);
        } else {
            exchange.offered(description, false);
        }
    }

    private void agree(SipCall call, Exchange exchange, String calleeTag, SessionDescription answer, long now) {
        boolean byCaller = exchange.offererIsCaller();
        Optional<CallMedia> agreed =
                CallMedia.agreed(OfferAnswer.resolve(exchange.offer, answer), exchange.offer, byCaller);
        if (agreed.isEmpty()) {
            return;
        }
        boolean changed;
        if (call.state == SipCall.State.ANSWERED) {
            Exchange before = call.mediaFrom;
            if (before != null && before.isSameRequestAs(exchange) && before.rank < exchange.rank) {
                return;
            }
            CallMedia after = agreed.get().after(call.media);
            changed = !after.equals(call.media);
            if (after.held() && !call.media.held()) {
                call.heldByCaller = byCaller;
            }
            call.media = after;
            call.mediaFrom = exchange;
        } else {
            changed = call.fork(calleeTag, agreed.get());
        }
        if (changed) {
            observer.mediaChanged(call, now);
        }
    }

    /** A description may be one part of several (RFC 2046). */
    private static Optional<SessionDescription> description(SipMessage message) {
        String type = message.contentType();
        if (type.equals("application/sdp")) {
            return SdpParser.parse(message.body());
        }
        if (type.startsWith("multipart/")) {
            String body = new String(message.body(), UTF_8);
            int begin = body.indexOf("\nv=0");
            return begin < 0 ? Optional.empty() : SdpParser.parse(body.substring(begin + 1));
        }
        return Optional.empty();
    }
}

package org.jackfield.core.capture.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.sip.SipAddress;

/**
 * Follows the calls in the SIP messages that pass by (RFC 3261, 3262, 3311, 3515, 3891). Whatever the messages are,
 * memory is bounded and nothing is thrown. For one thread.
 */
public final class DialogTracker {

    private static final long LOOK_EVERY = 1_000_000_000L;
    /** Of these the caller makes another attempt in the same call. */
    private static final Set<Integer> TRY_AGAIN = Set.of(401, 407, 422, 423, 491, 494);
    private static final Set<Integer> GONE = Set.of(408, 481);

    private final Map<String, SipCall> calls = new LinkedHashMap<>(64, 0.75f, true);
    private final int mostCalls;
    private final Registrations registrations;
    private final CallObserver observer;
    private final MediaNegotiation media;
    private long nextLook;
    private long begun;
    private long evicted;
    private long foreign;

    /**
     * Follows nothing yet.
     *
     * @param mostCalls how many at a time; that which was not heard of for longest makes room, those not answered first
     * @param registrations takes what is registered
     * @param observer is told
     */
    public DialogTracker(int mostCalls, Registrations registrations, CallObserver observer) {
        this.mostCalls = mostCalls;
        this.registrations = registrations;
        this.observer = observer;
        media = new MediaNegotiation(observer);
    }

    /**
     * Takes a message.
     *
     * @param hop between whom it was seen
     * @param now when, in nanoseconds since 1970
     */
    public void message(SipMessage message, Hop hop, long now) {
        if (message.method().equals("REGISTER")) {
            registrations.message(message, hop, now).ifPresent(news -> observer.registered(news, now));
            return;
        }
        SipCall call = calls.get(key(message.callId(), message.from().tag()));
        boolean byCaller = call != null;
        if (call == null && !message.to().tag().isEmpty()) {
            call = calls.get(key(message.callId(), message.to().tag()));
        }
        if (call == null) {
            begin(message, hop, now);
            return;
        }
        String calleeTag = byCaller ? message.to().tag() : message.from().tag();
        if (call.state == SipCall.State.ANSWERED && !calleeTag.isEmpty() && !calleeTag.equals(call.calleeTag)) {
            // Another dialog of the same INVITE, which lost.
            foreign++;
            return;
        }
        call.lastHeard = now;
        if (message.isRequest()) {
            request(call, message, byCaller, hop, now);
        } else {
            response(call, message, byCaller, now);
        }
    }

    /** Time has passed, in nanoseconds since 1970: calls that nobody ended are. */
    public void advance(long now) {
        if (now < nextLook && now > nextLook - 2 * LOOK_EVERY) {
            return;
        }
        nextLook = now + LOOK_EVERY;
        List<SipCall> over = new ArrayList<>();
        for (SipCall call : calls.values()) {
            if (call.isOver(now)) {
                over.add(call);
            }
        }
        over.forEach(call -> end(call, now, call.byeAt == 0 && !call.cancelled));
    }

    /** Nothing more is heard: all calls end as interrupted. */
    public void close(long now) {
        List.copyOf(calls.values()).forEach(call -> end(call, now, true));
    }

    /** {@return the calls followed now} */
    public int calls() {
        return calls.size();
    }

    /** {@return how many calls were seen} */
    public long begun() {
        return begun;
    }

    /** {@return how many calls made room for others before they were over} */
    public long evicted() {
        return evicted;
    }

    /** {@return messages of dialogs that lost against another one of the same INVITE} */
    public long foreign() {
        return foreign;
    }

    private void begin(SipMessage message, Hop hop, long now) {
        boolean inTheMiddle = !message.to().tag().isEmpty();
        if (!message.isRequest() || !message.method().equals("INVITE")) {
            return;
        }
        SipCall call = new SipCall(message.callId(), message.from().tag(), SipParty.sender(message, message.from(), hop),
                SipParty.receiver(message, hop), now);
        call.replaces = until(message.field("replaces"), ';');
        calls.put(key(call.callId(), call.callerTag), call);
        begun++;
        if (inTheMiddle) {
            call.state = SipCall.State.ANSWERED;
            call.answeredAt = now;
            call.calleeTag = message.to().tag();
        }
        observer.stateChanged(call, now);
        media.request(call, message, true, now);
        makeRoom(now);
    }

    private void request(SipCall call, SipMessage message, boolean byCaller, Hop hop, long now) {
        switch (message.method()) {
            case "INVITE", "UPDATE", "PRACK" -> {
                if (call.exchange(message, byCaller, true) == null) {
                    media.request(call, message, byCaller, now);
                    known(call, message, byCaller, now);
                }
            }
            case "ACK" -> media.acknowledged(call, message, byCaller, now);
            case "BYE" -> {
                call.byeAt = call.byeAt == 0 ? now : call.byeAt;
                call.endedByCaller = byCaller;
            }
            case "CANCEL" -> call.cancelled = call.state != SipCall.State.ANSWERED;
            case "REFER" -> {
                SipAddress to = message.address("refer-to");
                call.referredTo = to.user();
                call.referReplaces = replaced(to.uri());
                call.referredByCaller = byCaller;
                observer.stateChanged(call, now);
            }
            case "INFO" -> {
                if (call.exchange(message, byCaller, false) == null) {
                    call.begin(message, byCaller);
                    DtmfInfo.key(message).ifPresent(key -> observer.key(call, byCaller, key, now));
                }
            }
            default -> { }
        }
    }

    private void response(SipCall call, SipMessage message, boolean byCaller, long now) {
        int status = message.status();
        if (message.method().equals("BYE")) {
            if (status >= 200 && !TRY_AGAIN.contains(status) && call.byeAt > 0) {
                end(call, call.byeAt, false);
            }
            return;
        }
        Exchange exchange = call.exchange(message, byCaller, true);
        if (exchange == null || status == 100) {
            return;
        }
        if (status >= 300) {
            refused(call, exchange, status, now);
        } else {
            accepted(call, exchange, message, now);
        }
    }

    private void accepted(SipCall call, Exchange exchange, SipMessage message, long now) {
        int status = message.status();
        if (exchange.initial && call.state != SipCall.State.ANSWERED) {
            String tag = message.to().tag();
            boolean answered = status >= 200;
            boolean news = answered || call.state == SipCall.State.CALLING;
            call.callee = call.callee.known(message.address("p-asserted-identity"));
            if (answered) {
                call.state = SipCall.State.ANSWERED;
                call.answeredAt = now;
                call.calleeTag = tag;
                call.media = call.forks.getOrDefault(tag, call.media);
            } else {
                call.state = SipCall.State.RINGING;
            }
            if (news) {
                observer.stateChanged(call, now);
            }
            media.response(call, exchange, message, now);
            if (answered && !call.forks.isEmpty()) {
                call.forks.clear();
                observer.mediaChanged(call, now);
            }
        } else {
            media.response(call, exchange, message, now);
        }
    }

    private void refused(SipCall call, Exchange exchange, int status, long now) {
        exchange.failed = true;
        if (call.state == SipCall.State.ANSWERED) {
            if (GONE.contains(status) && !exchange.initial) {
                end(call, now, true);
            }
        } else if (exchange.initial && !TRY_AGAIN.contains(status) && call.failedEverywhere(exchange)) {
            call.status = status;
            end(call, now, false);
        }
    }

    /** Who sends a request within a call may be somebody else by now. */
    private void known(SipCall call, SipMessage message, boolean byCaller, long now) {
        SipAddress asserted = message.address("p-asserted-identity");
        SipAddress told = asserted.user().isEmpty() ? message.address("remote-party-id") : asserted;
        SipParty before = byCaller ? call.caller : call.callee;
        SipParty after = before.known(told);
        if (!after.equals(before)) {
            if (byCaller) {
                call.caller = after;
            } else {
                call.callee = after;
            }
            observer.stateChanged(call, now);
        }
    }

    private void end(SipCall call, long when, boolean interrupted) {
        if (calls.remove(key(call.callId(), call.callerTag), call)) {
            call.state = SipCall.State.ENDED;
            observer.ended(call, when, interrupted);
        }
    }

    private void makeRoom(long now) {
        if (calls.size() <= mostCalls) {
            return;
        }
        Iterator<SipCall> oldestFirst = calls.values().iterator();
        SipCall oldest = oldestFirst.next();
        SipCall chosen = oldest;
        // Among the oldest few one that is not answered is no great loss.
        for (int looked = 0; chosen.answeredAt > 0 && oldestFirst.hasNext() && looked < 64; looked++) {
            chosen = oldestFirst.next();
        }
        evicted++;
        end(chosen.answeredAt > 0 ? oldest : chosen, now, true);
    }

    private static String key(String callId, String tag) {
        return callId + '\n' + tag;
    }

    /** The Call-ID that a URI wants to be replaced (RFC 3891 §7.2): {@code …?Replaces=id%3Bto-tag%3D…}. */
    private static String replaced(String uri) {
        int at = uri.toLowerCase(Locale.ROOT).indexOf("replaces=");
        return at < 0 ? "" : until(SipAddress.unescape(until(uri.substring(at + 9), '&')), ';');
    }

    private static String until(String text, char end) {
        int at = text.indexOf(end);
        return (at < 0 ? text : text.substring(0, at)).strip();
    }
}

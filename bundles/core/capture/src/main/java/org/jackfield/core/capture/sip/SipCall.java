package org.jackfield.core.capture.sip;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call between two ends, followed from its INVITE on: all dialogs that the INVITE made (RFC 3261 §12), of which the one that
 * was answered remains. Changed by the {@link DialogTracker} alone.
 */
public final class SipCall {

    /** How far a call is. */
    public enum State {
        /** The INVITE is on its way. */
        CALLING,
        /** The called end rings, or sends something to be heard already. */
        RINGING,
        /** Answered. */
        ANSWERED,
        /** Over. */
        ENDED
    }

    private static final long SECOND = 1_000_000_000L;
    /** How long a BYE may stay unanswered: the first repetitions of it included. */
    private static final long BYE_PATIENCE = 2 * SECOND;
    private static final long CANCEL_PATIENCE = 10 * SECOND;
    /** Longer than a proxy lets ring (RFC 3261 §16.6, timer C). */
    private static final long RINGING_PATIENCE = 240 * SECOND;
    private static final long SILENCE_PATIENCE = 600 * SECOND;
    private static final long HOLD_PATIENCE = 4 * 3600 * SECOND;

    private static final int MOST_EXCHANGES = 16;
    private static final int MOST_FORKS = 16;

    final String callerTag;
    final Deque<Exchange> exchanges = new ArrayDeque<>();
    final Map<String, CallMedia> forks = new LinkedHashMap<>();
    private final String callId;
    private final long began;
    SipParty caller;
    SipParty callee;
    State state = State.CALLING;
    String calleeTag = "";
    CallMedia media = CallMedia.NONE;
    Exchange mediaFrom;
    boolean mediaHeard;
    boolean superseded;
    int status;
    String replaces = "";
    String referredTo = "";
    String referReplaces = "";
    boolean referredByCaller;
    boolean heldByCaller;
    boolean cancelled;
    long answeredAt;
    long byeAt;
    boolean endedByCaller;
    long lastHeard;

    SipCall(String callId, String callerTag, SipParty caller, SipParty callee, long now) {
        this.callId = callId;
        this.callerTag = callerTag;
        this.caller = caller;
        this.callee = callee;
        began = now;
        lastHeard = now;
    }

    /** {@return the Call-ID} */
    public String callId() {
        return callId;
    }

    /** {@return who called} */
    public SipParty caller() {
        return caller;
    }

    /** {@return who was called} */
    public SipParty callee() {
        return callee;
    }

    /** {@return how far it is} */
    public State state() {
        return state;
    }

    /** {@return when its INVITE was seen, in nanoseconds since 1970} */
    public long began() {
        return began;
    }

    /** {@return when it was answered, in nanoseconds since 1970; 0 if it was not} */
    public long answeredAt() {
        return answeredAt;
    }

    /** {@return the status by which it failed (RFC 3261 §21), 0 if it did not} */
    public int status() {
        return status;
    }

    /** {@return whether the caller gave up} */
    public boolean cancelled() {
        return cancelled;
    }

    /** {@return whether the caller ended it rather than the called end, once it is over} */
    public boolean endedByCaller() {
        return endedByCaller;
    }

    /** {@return the dialog it replaces (RFC 3891): its Call-ID; empty if none} */
    public String replaces() {
        return replaces;
    }

    /** {@return to whom it was transferred (RFC 3515): the user part; empty if it was not} */
    public String referredTo() {
        return referredTo;
    }

    /** {@return the Call-ID of the call by which the transfer was announced; empty if it was not} */
    public String referReplaces() {
        return referReplaces;
    }

    /** {@return whether the caller has put it on hold rather than the called end} */
    public boolean heldByCaller() {
        return heldByCaller;
    }

    /** {@return whether the caller transferred it rather than the called end} */
    public boolean referredByCaller() {
        return referredByCaller;
    }

    /** {@return whether its audio is on hold} */
    public boolean held() {
        return state == State.ANSWERED && media.held();
    }

    /** {@return the media that may be heard now: of each end that may answer until one has, then of that one} */
    public Collection<CallMedia> media() {
        return state == State.ANSWERED || forks.isEmpty() ? List.of(media) : List.copyOf(forks.values());
    }

    /** Audio of it was heard, so that it lasts. */
    public void heard(long timeNanos) {
        mediaHeard = true;
        lastHeard = Math.max(lastHeard, timeNanos);
    }

    /** A later call was answered at the very same places: this one is over, though nobody saw its BYE. */
    public void supersede() {
        superseded = true;
    }

    /** {@return whether nobody is to be waited for any longer, at a moment in nanoseconds since 1970} */
    boolean isOver(long now) {
        if (superseded) {
            return true;
        }
        long silent = now - lastHeard;
        if (byeAt > 0) {
            return now - byeAt > BYE_PATIENCE;
        }
        if (state != SipCall.State.ANSWERED) {
            return silent > (cancelled ? CANCEL_PATIENCE : RINGING_PATIENCE);
        }
        return silent > (mediaHeard && !held() ? SILENCE_PATIENCE : HOLD_PATIENCE);
    }

    /** {@return whether every hop on which this request was seen has refused it} */
    boolean failedEverywhere(Exchange request) {
        return exchanges.stream().filter(request::isSameRequestAs).allMatch(each -> each.failed);
    }

    Exchange exchange(SipMessage message, boolean byCaller, boolean byBranch) {
        for (Exchange exchange : exchanges) {
            if (exchange.isOf(message, byCaller) && (!byBranch || exchange.branch.equals(message.branch()))) {
                return exchange;
            }
        }
        return null;
    }

    Exchange begin(SipMessage request, boolean byCaller) {
        int rank = 0;
        for (Exchange exchange : exchanges) {
            rank += exchange.isOf(request, byCaller) ? 1 : 0;
        }
        Exchange exchange = new Exchange(request, byCaller, rank);
        exchanges.addLast(exchange);
        if (exchanges.size() > MOST_EXCHANGES) {
            exchanges.removeFirst();
        }
        return exchange;
    }

    /** {@return whether this was news} */
    boolean fork(String tag, CallMedia heard) {
        if (!forks.containsKey(tag) && forks.size() == MOST_FORKS) {
            return false;
        }
        return !heard.equals(forks.put(tag, heard));
    }

    @Override
    public String toString() {
        return caller.number() + " → " + callee.number() + ", " + state + ", Call-ID " + callId;
    }
}

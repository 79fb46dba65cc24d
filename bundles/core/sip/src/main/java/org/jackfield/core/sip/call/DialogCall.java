package org.jackfield.core.sip.call;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.core.sip.stack.Count;
import org.jackfield.core.sip.stack.Counters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call to us, as the stack's dialog carries it. What it does is synchronised on itself; its listener is not called so. */
final class DialogCall implements SipCall {

    private enum State { OFFERED, ANSWERED, CONFIRMED, ENDED }

    private static final Logger LOG = LoggerFactory.getLogger(DialogCall.class);
    private static final int LONGEST_OFFER_SECONDS = 180;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SipProvider provider;
    private final Responses responses;
    private final Counters counters;
    private final ServerTransaction transaction;
    private final SipRequest invite;
    private final InetAddress ours;
    private final String tag = Long.toHexString(RANDOM.nextLong());
    private volatile SipCallListener listener;
    private volatile SipCallHandler handler;
    private volatile Set<String> features = Set.of();
    private State state = State.OFFERED;
    private Instant deadline;
    private Optional<SessionTimer> timer = Optional.empty();
    private SipBody lastBody;
    private boolean refreshing;
    /** How it ended before there was anybody to tell. */
    private CallEnd untold;

    DialogCall(SipProvider provider, Responses responses, Counters counters, ServerTransaction transaction, SipRequest invite,
            Instant now) {
        this.provider = provider;
        this.responses = responses;
        this.counters = counters;
        this.transaction = transaction;
        this.invite = invite;
        ours = Responses.towards(invite.source());
        deadline = now.plusSeconds(LONGEST_OFFER_SECONDS);
    }

    void listener(SipCallListener taker) {
        CallEnd early;
        synchronized (this) {
            listener = taker;
            early = untold;
        }
        if (early != null) {
            taker.ended(early);
        }
    }

    void offeredTo(SipCallHandler asked) {
        handler = asked;
        features = asked.features();
    }

    boolean isOf(SipCallHandler asked) {
        return handler == asked;
    }

    SipRequest invite() {
        return invite;
    }

    @Override
    public String id() {
        return invite.values("call-id").getFirst();
    }

    @Override
    public InetAddress localAddress() {
        return ours;
    }

    @Override
    public synchronized void ring() {
        if (state == State.OFFERED) {
            attempt("ring", () -> {
                if (invite.names("require", "100rel")) {
                    Dialog dialog = transaction.getDialog();
                    Response reliable = dialog.createReliableProvisionalResponse(Response.RINGING);
                    ((javax.sip.header.ToHeader) reliable.getHeader("To")).setTag(tag);
                    responses.contact(reliable, ours, invite, features);
                    dialog.sendReliableProvisionalResponse(reliable);
                } else {
                    Response ringing = responses.to(transaction.getRequest(), Response.RINGING, "", tag);
                    responses.contact(ringing, ours, invite, features);
                    transaction.sendResponse(ringing);
                }
            });
        }
    }

    @Override
    public synchronized void answer(SipBody body) {
        if (state != State.OFFERED) {
            return;
        }
        timer = SessionTimer.agree(invite);
        lastBody = body;
        if (attempt("answer", () -> transaction.sendResponse(accepted(transaction.getRequest(), Optional.of(body))))) {
            state = State.ANSWERED;
            deadline = null;
            counters.add(Count.CALLS_ANSWERED);
        }
    }

    @Override
    public void reject(int status, String reason) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("a call is rejected with 300 to 699, not " + status);
        }
        if (refuse(status, reason)) {
            tell(CallEnd.REJECTED);
        }
    }

    /** Sends a final refusal with header fields behind it. {@return whether the call had not been decided yet} */
    synchronized boolean refuse(int status, String reason, String... fields) {
        if (state != State.OFFERED) {
            return false;
        }
        state = State.ENDED;
        attempt("reject", () -> {
            Response response = responses.to(transaction.getRequest(), status, reason, tag);
            for (int i = 0; i < fields.length; i += 2) {
                responses.add(response, fields[i], fields[i + 1]);
            }
            transaction.sendResponse(response);
        });
        return true;
    }

    @Override
    public synchronized void offer(SipBody body) {
        if (state == State.CONFIRMED) {
            lastBody = body;
            reinvite();
        }
    }

    private void reinvite() {
        attempt("re-INVITE", () -> {
            Request request = request(Request.INVITE);
            responses.body(request, Optional.of(lastBody));
            if (timer.isPresent()) {
                responses.add(request, "Session-Expires", timer.get().seconds() + ";refresher="
                        + (timer.get().weRefresh() ? "uac" : "uas"));
                responses.add(request, "Supported", "timer");
            }
            ClientTransaction sent = provider.getNewClientTransaction(request);
            transaction.getDialog().sendRequest(sent);
        });
    }

    private Request request(String method) throws SipException, ParseException {
        Request request = transaction.getDialog().createRequest(method);
        // The stack would name the any-address that it listens at.
        ((ViaHeader) request.getHeader(ViaHeader.NAME)).setHost(Responses.host(ours));
        responses.contact(request, ours, invite, features);
        return request;
    }

    @Override
    public void hangUp() {
        end(CallEnd.US);
    }

    /** Ends the call by ourselves. */
    void end(CallEnd how) {
        if (!refuse(Response.TEMPORARILY_UNAVAILABLE, "")) {
            synchronized (this) {
                if (state == State.ENDED) {
                    return;
                }
                state = State.ENDED;
                attempt("BYE", () ->
                        transaction.getDialog().sendRequest(provider.getNewClientTransaction(request(Request.BYE))));
            }
        }
        tell(how);
    }

    /** The caller ended it, or it cannot go on. */
    void ended(CallEnd how) {
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
        }
        tell(how);
    }

    private void tell(CallEnd how) {
        SipCallListener told;
        synchronized (this) {
            told = listener;
            untold = told == null ? how : null;
        }
        if (told != null) {
            told.ended(how);
        }
    }

    /** The caller gave up before we answered. */
    void cancelled() {
        if (refuse(Response.REQUEST_TERMINATED, "")) {
            tell(CallEnd.CANCELLED);
        }
    }

    /** ACK came. */
    void confirmed(List<SipBody> bodies, Instant now) {
        synchronized (this) {
            if (state != State.ANSWERED) {
                return;
            }
            state = State.CONFIRMED;
            wind(now);
        }
        listener.confirmed(bodies);
    }

    /** A re-INVITE or UPDATE came. */
    void changed(ServerTransaction change, SipRequest request, Instant now) {
        boolean refresh = request.method().equals(Request.UPDATE) && request.bodies().isEmpty();
        SipAnswer answer = refresh ? SipAnswer.OK : listener.changed(request);
        synchronized (this) {
            attempt("answer a change", () -> {
                if (answer.status() < 300) {
                    timer = SessionTimer.agree(request).or(() -> timer);
                    lastBody = answer.body().orElse(lastBody);
                    wind(now);
                    change.sendResponse(accepted(change.getRequest(), answer.body()));
                } else {
                    change.sendResponse(responses.to(change.getRequest(), answer.status(), answer.reason(), tag));
                }
            });
        }
    }

    private Response accepted(Request request, Optional<SipBody> body) throws ParseException {
        Response response = responses.to(request, Response.OK, "", tag);
        responses.contact(response, ours, invite, features);
        responses.capabilities(response, "timer, 100rel");
        responses.body(response, body);
        if (timer.isPresent()) {
            responses.add(response, "Session-Expires", timer.get().written());
            if (!timer.get().weRefresh()) {
                responses.add(response, "Require", "timer");
            }
        }
        return response;
    }

    /** Something else was said within the call. */
    void told(ServerTransaction said, SipRequest request) {
        SipAnswer answer = listener.told(request);
        attempt("answer " + request.method(), () -> {
            Response response = responses.to(said.getRequest(), answer.status(), answer.reason(), tag);
            responses.body(response, answer.body());
            said.sendResponse(response);
        });
    }

    /** Our re-INVITE was answered. */
    void reanswered(Response response, Dialog dialog, long sequence, List<SipBody> bodies, Instant now) {
        int status = response.getStatusCode();
        if (status < 200) {
            return;
        }
        boolean refreshed;
        synchronized (this) {
            refreshed = refreshing;
            refreshing = false;
            if (status < 300) {
                attempt("ACK", () -> dialog.sendAck(dialog.createAck(sequence)));
                wind(now);
            }
        }
        if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            end(CallEnd.LOST);
        } else if (!refreshed) {
            listener.answered(status, bodies);
        }
    }

    private void wind(Instant now) {
        deadline = timer.map(agreed -> now.plusSeconds(agreed.actsAfter())).orElse(null);
    }

    /** Time passes. */
    void tick(Instant now) {
        synchronized (this) {
            if (deadline == null || now.isBefore(deadline) || state == State.ENDED) {
                return;
            }
            if (state == State.CONFIRMED && timer.isPresent() && timer.get().weRefresh()) {
                refreshing = true;
                wind(now);
                reinvite();
                return;
            }
        }
        counters.add(Count.EXPIRED);
        end(CallEnd.EXPIRED);
    }

    synchronized boolean isOrphan() {
        return listener == null && state != State.ENDED;
    }

    synchronized boolean isEnded() {
        return state == State.ENDED;
    }

    private interface Step {
        void run() throws SipException, InvalidArgumentException, ParseException;
    }

    private boolean attempt(String what, Step step) {
        try {
            step.run();
            return true;
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            counters.add(Count.FAULTS);
            LOG.info("Could not {} in call {}: {}", what, id(), e.getMessage());
            return false;
        }
    }
}

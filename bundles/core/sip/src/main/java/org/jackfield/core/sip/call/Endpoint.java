package org.jackfield.core.sip.call;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.core.sip.stack.Count;
import org.jackfield.core.sip.stack.Counters;
import org.jackfield.core.sip.stack.Gate;
import org.jackfield.core.sip.stack.SipTrace;
import org.jackfield.core.sip.stack.BoundedStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens at a port and leads what comes in to its call. The stack calls it on one thread. */
public final class Endpoint implements SipListenerExt, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private final Counters counters;
    private final InstantSource clock;
    private final SipProvider provider;
    private final Responses responses;
    private final Offers offers;
    private final Set<DialogCall> calls = ConcurrentHashMap.newKeySet();
    private final int mostCalls;

    /**
     * Opens the port.
     *
     * @param address to listen at; 0.0.0.0 for all of IPv4 and IPv6
     * @param mostCalls how many calls there may be at a time
     * @throws SipException if it cannot be opened; its message says why
     */
    public Endpoint(String address, int port, int mostCalls, Handlers handlers, Counters counters, SipTrace trace,
            InstantSource clock) throws SipException {
        this.counters = counters;
        this.clock = clock;
        this.mostCalls = mostCalls;
        responses = new Responses(port);
        offers = new Offers(handlers, counters, new Digest(clock));
        provider = BoundedStack.open(address, port, new Gate(handlers::allow, counters), counters, trace, this);
    }

    /** {@return how many calls there are} */
    public int calls() {
        return calls.size();
    }

    /** A handler has gone: ends its calls. */
    public void forget(SipCallHandler handler) {
        for (DialogCall call : calls) {
            if (call.isOf(handler)) {
                guarded(() -> call.end(CallEnd.STOPPED));
                calls.remove(call);
            }
        }
    }

    /** Ends what has lasted too long; to be called about once a second. */
    public void tick() {
        for (DialogCall call : calls) {
            guarded(() -> call.tick(clock.instant()));
            if (call.isEnded()) {
                calls.remove(call);
            }
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        guarded(() -> {
            SIPRequest request = (SIPRequest) event.getRequest();
            if (request.getMethod().equals(Request.ACK)) {
                DialogCall call = call(event.getDialog());
                if (call != null) {
                    call.confirmed(Requests.bodies(request), clock.instant());
                }
                return;
            }
            ServerTransaction transaction = event.getServerTransaction() != null
                    ? event.getServerTransaction()
                    : provider.getNewServerTransaction(request);
            serve(request, transaction, event.getDialog() != null ? event.getDialog() : transaction.getDialog());
        });
    }

    private void serve(SIPRequest request, ServerTransaction transaction, Dialog dialog) throws Exception {
        DialogCall call = call(dialog);
        SipRequest said = Requests.of(request);
        switch (request.getMethod()) {
            case Request.INVITE -> {
                if (request.getToTag() == null) {
                    invited(said, transaction);
                } else if (call == null) {
                    unknown(request, transaction);
                } else if (SessionTimer.tooShort(said)) {
                    refuse(request, transaction, 422, "Min-SE", Integer.toString(SessionTimer.SHORTEST));
                } else {
                    call.changed(transaction, said, clock.instant());
                }
            }
            case Request.CANCEL -> cancelled(request, transaction);
            case Request.OPTIONS -> options(request, transaction);
            case Request.BYE -> {
                if (call == null) {
                    unknown(request, transaction);
                } else {
                    bye(request, transaction, call);
                }
            }
            case Request.UPDATE, Request.INFO, Request.MESSAGE -> {
                if (call == null) {
                    unknown(request, transaction);
                } else if (request.getMethod().equals(Request.UPDATE)) {
                    call.changed(transaction, said, clock.instant());
                } else {
                    call.told(transaction, said);
                }
            }
            case Request.PRACK -> transaction.sendResponse(responses.to(request, Response.OK, "", ""));
            default -> {
                counters.add(Count.BAD_METHOD);
                Response response = responses.to(request, Response.METHOD_NOT_ALLOWED, "", "m" + Long.toHexString(System.nanoTime()));
                responses.list(response, "Allow", Responses.METHODS);
                transaction.sendResponse(response);
            }
        }
    }

    private void invited(SipRequest said, ServerTransaction transaction) throws Exception {
        counters.add(Count.CALLS);
        Request request = transaction.getRequest();
        if (calls.size() >= mostCalls) {
            counters.add(Count.TOO_MANY_CALLS);
            refuse(request, transaction, Response.SERVICE_UNAVAILABLE, "Retry-After", "10");
            return;
        }
        if (SessionTimer.tooShort(said)) {
            refuse(request, transaction, 422, "Min-SE", Integer.toString(SessionTimer.SHORTEST));
            return;
        }
        DialogCall call = new DialogCall(provider, responses, counters, transaction, said, clock.instant());
        transaction.setApplicationData(call);
        transaction.getDialog().setApplicationData(call);
        calls.add(call);
        try {
            offers.offer(call);
        } finally {
            // Only a handler that threw leaves it undecided and without anybody who could.
            if (call.isOrphan()) {
                call.refuse(Response.SERVER_INTERNAL_ERROR, "");
            }
            if (call.isEnded()) {
                calls.remove(call);
            }
        }
    }

    private void cancelled(SIPRequest request, ServerTransaction transaction) throws Exception {
        ServerTransaction invite = transaction instanceof ServerTransactionExt extended
                ? extended.getCanceledInviteTransaction() : null;
        if (invite == null || !(invite.getApplicationData() instanceof DialogCall call)) {
            unknown(request, transaction);
            return;
        }
        transaction.sendResponse(responses.to(request, Response.OK, "", "c" + Long.toHexString(System.nanoTime())));
        call.cancelled();
        if (call.isEnded()) {
            calls.remove(call);
        }
    }

    private void options(SIPRequest request, ServerTransaction transaction) throws Exception {
        counters.add(Count.OPTIONS);
        Response response = responses.to(request, Response.OK, "", "o" + Long.toHexString(System.nanoTime()));
        responses.capabilities(response, offers.extensions());
        transaction.sendResponse(response);
    }

    private void unknown(Request request, ServerTransaction transaction) throws Exception {
        counters.add(Count.NO_CALL);
        refuse(request, transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }

    private void refuse(Request request, ServerTransaction transaction, int status, String... fields)
            throws SipException, InvalidArgumentException, ParseException {
        Response response = responses.to(request, status, "", "r" + Long.toHexString(System.nanoTime()));
        for (int i = 0; i < fields.length; i += 2) {
            responses.add(response, fields[i], fields[i + 1]);
        }
        transaction.sendResponse(response);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        guarded(() -> {
            SIPResponse response = (SIPResponse) event.getResponse();
            CSeqHeader sequence = response.getCSeq();
            DialogCall call = call(event.getDialog());
            if (call != null && event.getClientTransaction() != null && sequence.getMethod().equals(Request.INVITE)) {
                call.reanswered(response, event.getDialog(), sequence.getSeqNumber(), Requests.bodies(response), clock.instant());
            }
        });
    }

    /** A caller that hangs up and is gone at once waits for no answer; its call has ended all the same. */
    private void bye(Request request, ServerTransaction transaction, DialogCall call) throws Exception {
        try {
            transaction.sendResponse(responses.to(request, Response.OK, "", ""));
        } catch (SipException gone) {
            LOG.debug("A BYE could not be answered:", gone);
        } finally {
            call.ended(CallEnd.CALLER);
            calls.remove(call);
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        guarded(() -> {
            DialogCall call = call(event.getDialog());
            if (call == null) {
                event.getDialog().delete();
            } else if (event.getReason() == DialogTimeoutEvent.Reason.AckNotReceived) {
                counters.add(Count.NOT_CONFIRMED);
                call.end(CallEnd.NOT_CONFIRMED);
                calls.remove(call);
            }
        });
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        guarded(() -> {
            Transaction late = event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
            DialogCall call = call(late.getDialog());
            if (call != null && !event.isServerTransaction() && late.getRequest().getMethod().equals(Request.INVITE)) {
                call.end(CallEnd.LOST);
                calls.remove(call);
            }
        });
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        guarded(() -> {
            DialogCall call = call(event.getDialog());
            if (call != null) {
                call.ended(CallEnd.LOST);
                calls.remove(call);
            }
        });
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        counters.add(Count.FAULTS);
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // The call tells what became of it.
    }

    private static DialogCall call(Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof DialogCall call ? call : null;
    }

    private interface Task {
        void run() throws Exception;
    }

    /** Whatever a handler or the stack throws ends with the message that caused it. */
    private void guarded(Task task) {
        try {
            task.run();
        } catch (SipException e) {
            // The stack finds more wrong with it than our rules do.
            counters.add(Count.FAULTS);
            LOG.debug("A SIP message could not be served:", e);
        } catch (Exception e) {
            counters.add(Count.FAULTS);
            LOG.warn("A SIP message could not be served: {}", e.toString());
            LOG.debug("It failed here:", e);
        }
    }

    /** Ends the calls and closes the port. */
    @Override
    public void close() {
        calls.forEach(call -> guarded(() -> call.end(CallEnd.STOPPED)));
        calls.clear();
        provider.getSipStack().stop();
    }
}

package org.jackfield.connectors.oai.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Side;
import org.jackfield.connectors.oaiwire.event.CallEvents;

/** Events of calls. A line tells one monitored party of another; the platform wants each piece of news once. */
final class CallTranslator {

    private final Ids ids;
    private final Echoes echoes;
    private final PartialNews partial = new PartialNews();

    CallTranslator(Ids ids, Echoes echoes) {
        this.ids = ids;
        this.echoes = echoes;
    }

    /**
     * Translates one line.
     *
     * @param line    the event
     * @param resync  the resync it belongs to, {@code null} for a live event
     * @param monitor the monitor it came through
     * @param watched the device of that monitor; {@link DeviceId#NONE} if it watches no single device
     * @return what is new, in the order in which it is to be told
     */
    List<TelephonyEvent> translate(CallEvents line, Integer resync, int monitor, DeviceId watched) {
        List<TelephonyEvent> news = new ArrayList<>(2);
        switch (line) {
            case CallEvents.Transferred e -> {
                CallEvent.Transferred event = transferred(e, watched);
                boolean whole = !e.announceCall().isBlank() || !watched.equals(event.transferred());
                Object topic = Arrays.asList(resync, event.call(), event.device(), event.to());
                news.addAll(partial.heard(topic, event, monitor, whole));
            }
            case CallEvents.Conferenced e -> {
                CallEvent.Conferenced event = conferenced(e);
                boolean whole = e.subject().equals(e.controller()) || !event.added().isNone();
                news.addAll(partial.heard(Arrays.asList(resync, event.parties()), event, monitor, whole));
            }
            default -> {
                CallEvent event = line instanceof CallEvents.CallCleared e ? cleared(e) : plain(line);
                Echoes.Topic topic = event == null ? null : new Echoes.Topic(resync, event.call(), event.device());
                if (event != null && !echoes.isEcho(topic, event, monitor)) {
                    news.addAll(partial.before(event));
                    news.add(event);
                }
            }
        }
        return news;
    }

    /** Whether something waits for a party that knows more of it. */
    boolean isPending() {
        return partial.isPending();
    }

    /** What waits, because nothing more is going to be told of it. */
    List<TelephonyEvent> flush() {
        return List.copyOf(partial.flush());
    }

    void clear() {
        partial.clear();
    }

    private CallEvent plain(CallEvents line) {
        CallId call = ids.call(line.call());
        var cause = Causes.of(line.cause());
        return switch (line) {
            case CallEvents.ServiceInitiated e -> new CallEvent.ServiceInitiated(call, ids.device(e.device()), cause);
            case CallEvents.Originated e -> new CallEvent.Originated(call, ids.device(e.caller()), details(e), cause);
            case CallEvents.Offered e ->
                new CallEvent.Offered(call, ids.device(e.offer().alerting()), details(e.offer()), cause);
            case CallEvents.Delivered e -> new CallEvent.Delivered(call, ids.device(e.alerting()), details(e), cause);
            case CallEvents.Established e -> new CallEvent.Established(call, ids.device(e.answering()), details(e), cause);
            case CallEvents.NetworkReached e ->
                new CallEvent.NetworkReached(call, ids.device(e.trunk()), e.dialled(), cause);
            case CallEvents.Queued e -> new CallEvent.Queued(call, ids.device(e.queuedAt()),
                    e.position() == null ? 0 : Math.max(0, e.position()), details(e), cause);
            case CallEvents.Diverted e -> new CallEvent.Diverted(call, ids.device(e.from()), ids.device(e.to()),
                    e.outsideNumber(), cause);
            case CallEvents.Held e -> new CallEvent.Held(call, ids.device(e.device()), cause);
            case CallEvents.Retrieved e -> new CallEvent.Retrieved(call, ids.device(e.device()), cause);
            case CallEvents.Failed e -> new CallEvent.Failed(call, ids.device(e.device()), e.calledNumber(), cause);
            case CallEvents.ConnectionCleared e -> new CallEvent.ConnectionCleared(call, ids.device(e.cleared()),
                    ids.device(e.terminating()), cause, e.cause().wire());
            default -> null;
        };
    }

    /** Each party hears something else of a transfer: only the destination whether it rings or talks. */
    private CallEvent.Transferred transferred(CallEvents.Transferred line, DeviceId watched) {
        CallId call = ids.call(line.call());
        DeviceId to = ids.device(line.destination());
        ConnectionState toState = watched.equals(to) ? Causes.of(line.state().value()) : ConnectionState.NULL;
        // Name and number are those of the party that was transferred: outside numbers if it came over a trunk.
        ExternalParty outside = new ExternalParty(line.number(), line.name(), line.trunkNumber(), line.trunkName());
        return new CallEvent.Transferred(call, ids.device(line.by()), ids.call(line.announceCall()), to,
                ids.device(line.transferred()), call, toState, CallDetails.NONE.withOutside(outside),
                Causes.of(line.cause()));
    }

    /** Only the controller hears which call was joined to which; the others hear who is in it. */
    private CallEvent.Conferenced conferenced(CallEvents.Conferenced line) {
        List<CallEvent.Participant> parties = line.parties().stream()
                .map(party -> new CallEvent.Participant(ids.device(party.device()), ids.call(party.call()))).toList();
        return new CallEvent.Conferenced(ids.call(line.call()), ids.device(line.controller()),
                ids.call(line.secondaryCall()), parties, Causes.of(line.cause()));
    }

    /** A call that goes on under another name is not gone: the transfer has told of it. */
    private CallEvent cleared(CallEvents.CallCleared line) {
        boolean goesOn = line.cause().is(org.jackfield.connectors.oaiwire.code.Cause.TRANSFER)
                && !line.transferredCall().isBlank() && !line.transferredCall().equals(line.call());
        return goesOn ? null
                : new CallEvent.CallCleared(ids.call(line.call()), Causes.of(line.cause()), line.cause().wire());
    }

    private CallDetails details(CallEvents.Originated e) {
        DeviceId caller = ids.device(e.caller());
        CallDetails details = CallDetails.from(caller).withDialled(e.dialled()).withAccountCode(e.account());
        return e.side().is(Side.EXTERNAL)
                ? details.withOutside(new ExternalParty(e.outsideNumber(), "", e.dialled(), "")) : details;
    }

    private CallDetails details(CallEvents.Delivered e) {
        return details(e.calling(), e.outsideNumber(), e.callerSide(),
                new ExternalParty(e.callerNumber(), e.callerName(), e.trunkNumber(), e.trunkName()),
                e.originallyCalled(), e.lastRedirect()).withGroup(ids.device(e.group())).withAccountCode(e.account());
    }

    private CallDetails details(CallEvents.Established e) {
        return details(e.calling(), e.outsideNumber(), e.callerSide(),
                new ExternalParty(e.callerNumber(), "", e.trunkNumber(), ""), e.originallyCalled(), e.lastRedirect());
    }

    private CallDetails details(CallEvents.Queued e) {
        return details(e.calling(), "", e.callerSide(),
                new ExternalParty(e.callerNumber(), e.callerName(), e.trunkNumber(), e.trunkName()),
                e.originallyCalled(), e.lastRedirect()).withAccountCode(e.account());
    }

    /** The outside end is the caller if it comes from outside, else whoever was dialled outside. */
    private CallDetails details(String calling, String outsideNumber, Code<Side> callerSide, ExternalParty caller,
            String originallyCalled, String lastRedirect) {
        ExternalParty outside = callerSide.is(Side.EXTERNAL) ? caller : ExternalParty.dialled(outsideNumber);
        boolean calledOutside = !outsideNumber.isEmpty() && Objects.equals(originallyCalled, outsideNumber);
        DeviceId called = calledOutside ? DeviceId.NONE : ids.device(originallyCalled);
        return CallDetails.from(ids.device(calling)).withDialled(outsideNumber).withOutside(outside)
                .withRedirection(called, ids.device(lastRedirect));
    }
}

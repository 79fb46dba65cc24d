package org.jackfield.connectors.oai.translate;

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
     * @return what is new; {@code null} if nothing is
     */
    TelephonyEvent translate(CallEvents line, Integer resync, int monitor, DeviceId watched) {
        CallEvent event = switch (line) {
            case CallEvents.Transferred transferred -> transferred(transferred, resync, watched);
            case CallEvents.Conferenced conferenced -> conferenced(conferenced, resync);
            case CallEvents.CallCleared cleared -> cleared(cleared);
            default -> plain(line);
        };
        if (event == null) {
            return null;
        }
        // A conference is one piece of news whoever of its parties hears of it.
        Object subject = event instanceof CallEvent.Conferenced conference ? conference.parties() : event.device();
        CallId call = event instanceof CallEvent.Conferenced ? CallId.NONE : event.call();
        return echoes.isEcho(new Echoes.Topic(resync, call, subject), event, monitor) ? null : event;
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

    /**
     * Each party hears something else of a transfer: the one that is transferred not the announcement call, and only the
     * destination whether it rings or talks. What was heard before is kept.
     */
    private CallEvent transferred(CallEvents.Transferred line, Integer resync, DeviceId watched) {
        CallId call = ids.call(line.call());
        DeviceId by = ids.device(line.by());
        DeviceId to = ids.device(line.destination());
        CallId announcement = ids.call(line.announceCall());
        ConnectionState toState = watched.equals(to) ? Causes.of(line.state().value()) : ConnectionState.NULL;
        if (echoes.last(new Echoes.Topic(resync, call, by)) instanceof CallEvent.Transferred before
                && before.to().equals(to)) {
            announcement = announcement.isNone() ? before.announcement() : announcement;
            toState = toState == ConnectionState.NULL ? before.toState() : toState;
        }
        // Name and number are those of the party that was transferred: outside numbers if it came over a trunk.
        ExternalParty outside = new ExternalParty(line.number(), line.name(), line.trunkNumber(), line.trunkName());
        CallEvent.Transferred event = new CallEvent.Transferred(call, by, announcement, to, ids.device(line.transferred()),
                call, toState, CallDetails.NONE.withOutside(outside), Causes.of(line.cause()));
        return event.equals(echoes.last(new Echoes.Topic(resync, call, by))) ? null : event;
    }

    /** Only the controller hears which call was joined to which; the others hear who is in it. */
    private CallEvent conferenced(CallEvents.Conferenced line, Integer resync) {
        List<CallEvent.Participant> parties = line.parties().stream()
                .map(party -> new CallEvent.Participant(ids.device(party.device()), ids.call(party.call()))).toList();
        CallEvent.Conferenced event = new CallEvent.Conferenced(ids.call(line.call()), ids.device(line.controller()),
                ids.call(line.secondaryCall()), parties, Causes.of(line.cause()));
        TelephonyEvent before = echoes.last(new Echoes.Topic(resync, CallId.NONE, parties));
        boolean controllersOwn = line.subject().equals(line.controller());
        boolean toldInFull = before instanceof CallEvent.Conferenced told && !told.added().isNone();
        return before != null && (!controllersOwn || toldInFull) ? null : event;
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

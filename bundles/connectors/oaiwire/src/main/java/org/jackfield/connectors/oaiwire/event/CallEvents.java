package org.jackfield.connectors.oaiwire.event;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.Cause;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ConnectionState;
import org.jackfield.connectors.oaiwire.code.Side;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/**
 * Events of calls. A call id is an opaque string. {@code state} is the local connection state of the monitored party,
 * blank when the line tells a party about another one.
 */
public interface CallEvents extends OaiEvent {

    /** The call that the event is about; empty if it names none. */
    String call();

    /** Why it happened. */
    Code<Cause> cause();

    /** Dial tone, or a callback prompts. */
    @Wire("SI")
    record ServiceInitiated(String call, String device, Code<ConnectionState> state, Code<Cause> cause,
            String callbackTarget) implements CallEvents {
    }

    /** A call is being set up; {@code side} is that of the caller. */
    @Wire("OR")
    record Originated(String call, String caller, String outsideNumber, Code<Side> side, String dialled, String account,
            Code<ConnectionState> state, Code<Cause> cause) implements CallEvents {
    }

    /**
     * A device rings; one event for each ringing device and one for each other monitored party.
     *
     * @param outsideNumber    what was dialled to the outside, if the alerting device is a trunk
     * @param alertingSide     inside or outside
     * @param originallyCalled the first destination while nobody has answered
     * @param lastRedirect     the device that last sent the call on
     * @param group            the hunt group that distributes the call
     */
    @Wire("DE")
    record Delivered(String call, String alerting, String outsideNumber, Code<Side> alertingSide, String calling,
            @Text String callerName, String callerNumber, @Text String trunkName, String trunkNumber,
            Code<Side> callerSide, String originallyCalled, String lastRedirect, String account,
            Code<ConnectionState> state, Code<Cause> cause, String group) implements CallEvents {
    }

    /** The call is offered to the application before it rings. */
    @Wire("OF")
    record Offered(Delivered offer) implements CallEvents {

        @Override
        public String call() {
            return offer.call();
        }

        @Override
        public Code<Cause> cause() {
            return offer.cause();
        }
    }

    /** Answered, talking. */
    @Wire("ES")
    record Established(String call, String answering, String outsideNumber, Code<Side> answeringSide, String calling,
            String callerNumber, String trunkNumber, Code<Side> callerSide, String originallyCalled,
            String lastRedirect, Code<ConnectionState> state, Code<Cause> cause) implements CallEvents {
    }

    /** The outside end has answered, a person is not yet confirmed. */
    @Wire("ER")
    record EstablishedUnconfirmed(Established answer) implements CallEvents {

        @Override
        public String call() {
            return answer.call();
        }

        @Override
        public Code<Cause> cause() {
            return answer.cause();
        }
    }

    /** The call has reached a trunk; ringing and answer may never be told. */
    @Wire("NT")
    record NetworkReached(String call, String trunk, String dialled, Code<ConnectionState> state, Code<Cause> cause)
            implements CallEvents {
    }

    /** Waiting at a hunt group or trunk group. */
    @Wire("QU")
    record Queued(String call, String queuedAt, String calling, @Text String callerName, String callerNumber,
            @Text String trunkName, String trunkNumber, Code<Side> callerSide, String originallyCalled,
            String lastRedirect, Integer position, String account, Code<ConnectionState> state, Code<Cause> cause)
            implements CallEvents {
    }

    /** Sent on: forwarded, deflected, picked up or moved. */
    @Wire("DI")
    record Diverted(String call, String from, String to, String outsideNumber, Code<ConnectionState> state,
            Code<Cause> cause) implements CallEvents {
    }

    /** Put on hold by {@code device}. */
    @Wire("HE")
    record Held(String call, String device, Code<ConnectionState> state, Code<Cause> cause) implements CallEvents {
    }

    /** Taken back from hold by {@code device}. */
    @Wire("RE")
    record Retrieved(String call, String device, Code<ConnectionState> state, Code<Cause> cause, String retrieved,
            String outsideNumber, String trunkNumber, Code<Side> side) implements CallEvents {
    }

    /** Transferred; {@code announceCall} is blank for the party that is transferred. */
    @Wire("TR")
    record Transferred(String call, String by, String transferred, String announceCall, String destination,
            @Text String name, String number, @Text String trunkName, String trunkNumber,
            Code<ConnectionState> state, Code<Cause> cause) implements CallEvents {
    }

    /** A party of a conference and its call. */
    record Party(String device, String call) {
    }

    /** A conference was formed; every party keeps a call id of its own. */
    @Wire("CO")
    record Conferenced(String subject, String call, String secondaryCall, String controller, List<Party> parties,
            Code<ConnectionState> state, Code<Cause> cause) implements CallEvents {
    }

    /** The call cannot be completed; the call id is blank if the number was never one. */
    @Wire("FA")
    record Failed(String call, String device, String calledNumber, Code<ConnectionState> state, Code<Cause> cause)
            implements CallEvents {
    }

    /** The party {@code cleared} has left; {@code terminating} is the one that hung up first. */
    @Wire("XC")
    record ConnectionCleared(String call, String cleared, String terminating, Code<ConnectionState> state,
            Code<Cause> cause) implements CallEvents {
    }

    /** The whole call is gone. */
    @Wire("CC")
    record CallCleared(String call, Code<Cause> cause, String transferredCall, String destination)
            implements CallEvents {
    }
}

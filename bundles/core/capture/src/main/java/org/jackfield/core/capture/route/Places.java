package org.jackfield.core.capture.route;

import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.AddressTable;
import org.jackfield.core.capture.net.Frame;

/** Where conversations have their audio: who expects some at an address, and which way of packets is whose. For one thread at a time. */
final class Places {

    private static final int MOST_FLOWS = 1 << 16;
    private static final int MOST_CLAIMS = 1 << 16;

    private final AddressTable<Flow> flows = new AddressTable<>(MOST_FLOWS);
    private final AddressTable<Claim> claims = new AddressTable<>(MOST_CLAIMS);
    private final Counts counts;

    /** An address at which an end of a conversation takes audio, by itself or, shared, as others do. */
    record Claim(Conversation conversation, Side receiver, boolean shared) {}

    Places(Counts counts) {
        this.counts = counts;
    }

    /** {@return the flow that a frame belongs to; null if it is not known yet} The way of every audio packet. */
    Flow flow(Frame frame) {
        return flows.between(frame);
    }

    /** {@return who takes audio where the frame goes to; null if nobody does} */
    Claim receiver(Frame frame) {
        return claims.byDestination(frame);
    }

    /** {@return who takes audio where the frame comes from; null if nobody does} */
    Claim sender(Frame frame) {
        return claims.bySource(frame);
    }

    int flows() {
        return flows.size();
    }

    /** {@return the new flow; null if there is no room} */
    Flow add(Conversation conversation, Side side, Address from, Address to) {
        Flow flow = new Flow(conversation, side, from, to);
        if (!flows.put(from, to, flow)) {
            counts.add(Count.FLOWS_REFUSED);
            return null;
        }
        conversation.flows.add(flow);
        return flow;
    }

    /** One end of a conversation takes audio there from now on. */
    void claim(Conversation conversation, Address address, Side side) {
        Claim before = claims.get(address);
        if (claims.put(address, new Claim(conversation, side, before != null))) {
            conversation.claims.put(address, side);
        } else {
            counts.add(Count.FLOWS_REFUSED);
        }
    }

    /** A conversation takes audio nowhere any more. */
    void forget(Conversation conversation) {
        conversation.claims.keySet().forEach(address -> {
            Claim claim = claims.get(address);
            if (claim != null && claim.conversation == conversation) {
                claims.remove(address, claim);
            }
        });
        conversation.claims.clear();
        removeFlows(conversation);
    }

    /** Nothing that was a conversation's is so any more, until it is seen to be again. */
    void removeFlows(Conversation conversation) {
        conversation.flows.forEach(flow -> flows.remove(flow.from, flow.to, flow));
        conversation.flows.clear();
    }
}

package org.jackfield.core.capture.route;

import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.core.capture.net.Address;

/** Packets from one address to another that are audio of one end of a conversation. */
final class Flow {

    final Conversation conversation;
    final Side side;
    final Address from;
    final Address to;

    Flow(Conversation conversation, Side side, Address from, Address to) {
        this.conversation = conversation;
        this.side = side;
        this.from = from;
        this.to = to;
    }
}

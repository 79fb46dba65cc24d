package org.jackfield.connectors.asterisk.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** Rooms of ConfBridge: the calls of all who are in one are a single call, that of who was there first. */
final class Conferences {

    private static final String ROOM = "ConfBridge";

    private final Switchboard board;
    private final Set<String> listed = new HashSet<>();

    Conferences(Switchboard board) {
        this.board = board;
    }

    void joined(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        channel.bridge = message.get("BridgeUniqueid");
        List<Channel> room = board.behind(channel.bridge);
        Channel first = room.isEmpty() ? channel : room.getFirst();
        if (channel.isHidden() || channel == first) {
            return;
        }
        CallId own = channel.call;
        CallId added = own.equals(first.call) ? CallId.NONE : own;
        board.join(own, first.call);
        // everybody's events name the room's call from now on
        List<CallEvent.Participant> parties = room.stream()
                .map(party -> new CallEvent.Participant(party.device, first.call))
                .toList();
        told.accept(new CallEvent.Conferenced(first.call, first.device, added, parties, Cause.CONFERENCE));
    }

    /** Takes the list of bridges that a snapshot begins with. */
    void list(List<AmiMessage> bridges) {
        listed.clear();
        bridges.stream()
                .filter(bridge -> ROOM.equals(bridge.get("BridgeCreator")))
                .forEach(bridge -> listed.add(bridge.get("BridgeUniqueid")));
    }

    /** A channel that a list of channels shows in a room belongs to the room's call, whether its joining was heard or not. */
    void found(Channel channel) {
        if (listed.contains(channel.bridge) && !channel.isHidden()) {
            List<Channel> room = board.behind(channel.bridge);
            board.join(channel.call, room.getFirst().call);
        }
    }
}

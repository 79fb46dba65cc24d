package org.jackfield.connectors.asterisk.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** Calls that wait in queues, and the queues' members, who are agents without an id. */
final class Queues {

    private static final int MOST_MEMBERS = 20_000;

    private final Switchboard board;
    private final Map<String, AgentStateChanged> members = new HashMap<>();

    Queues(Switchboard board) {
        this.board = board;
    }

    void translate(AmiMessage message, Consumer<TelephonyEvent> told) {
        DeviceId queue = DeviceId.of(message.get("Queue"));
        switch (message.event()) {
            case "QueueCallerJoin", "QueueEntry" -> waits(message, queue, told);
            case "QueueCallerAbandon" -> abandoned(message, queue, told);
            case "AgentRingNoAnswer" -> missed(message, queue, told);
            case "AgentComplete" -> leaveQueue(message);
            case "QueueMemberAdded", "QueueMemberStatus", "QueueMemberPause", "QueueMember" ->
                    member(message, queue, told);
            case "QueueMemberRemoved" -> removed(message, queue, told);
            default -> { }
        }
    }

    private void waits(AmiMessage message, DeviceId queue, Consumer<TelephonyEvent> told) {
        Channel channel = board.find(message.get("Uniqueid"));
        if (channel != null) {
            CallFacts facts = board.facts(channel.call);
            facts.queue = queue;
            told.accept(new CallEvent.Queued(channel.call, queue, Math.max(0, message.number("Position", 0)),
                    facts.details(), Cause.NEW_CALL));
        }
    }

    private void abandoned(AmiMessage message, DeviceId queue, Consumer<TelephonyEvent> told) {
        Channel channel = board.find(message.get("Uniqueid"));
        if (channel != null) {
            leaveQueue(message);
            told.accept(new CallEvent.ConnectionCleared(
                    channel.call, queue, channel.device, Cause.CALL_CANCELLED, ""));
        }
    }

    private void leaveQueue(AmiMessage message) {
        Channel channel = board.find(message.get("Uniqueid"));
        if (channel != null) {
            board.facts(channel.call).queue = DeviceId.NONE;
        }
    }

    /** The call goes back to the queue; the member's channel says so only by hanging up. */
    private void missed(AmiMessage message, DeviceId queue, Consumer<TelephonyEvent> told) {
        Channel channel = board.find(message.get("DestUniqueid"));
        if (channel == null || channel.isHidden() || channel.left) {
            return;
        }
        channel.left = true;
        told.accept(new CallEvent.Diverted(channel.call, channel.device, queue, "", Cause.NO_ANSWER));
        told.accept(new CallEvent.Queued(
                channel.call, queue, 0, board.facts(channel.call).details(), Cause.NO_ANSWER));
    }

    private void member(AmiMessage message, DeviceId queue, Consumer<TelephonyEvent> told) {
        AgentState state = "1".equals(message.get("Paused")) ? AgentState.NOT_READY
                : switch (message.number("Status", 0)) {
                    case 2, 3, 7, 8 -> AgentState.BUSY;
                    case 1, 6 -> AgentState.READY;
                    default -> AgentState.LOGGED_ON;
                };
        tell(message, queue, state, told);
    }

    private void removed(AmiMessage message, DeviceId queue, Consumer<TelephonyEvent> told) {
        tell(message, queue, AgentState.LOGGED_OFF, told);
        members.remove(key(message, queue));
    }

    private void tell(AmiMessage message, DeviceId queue, AgentState state, Consumer<TelephonyEvent> told) {
        DeviceId device = Names.device(member(message));
        if (device.isNone() || queue.isNone()) {
            return;
        }
        String name = message.get("MemberName").isEmpty() ? message.get("Name") : message.get("MemberName");
        AgentStateChanged before = members.get(key(message, queue));
        boolean first = before == null;
        if (first && state != AgentState.LOGGED_OFF && state != AgentState.LOGGED_ON) {
            told.accept(new AgentStateChanged(DeviceId.NONE, device, name, queue, AgentState.LOGGED_ON));
        }
        AgentStateChanged event = new AgentStateChanged(DeviceId.NONE, device, name, queue, state);
        if (!event.equals(before) && (!first || members.size() < MOST_MEMBERS)) {
            members.put(key(message, queue), event);
            told.accept(event);
        }
    }

    private static String member(AmiMessage message) {
        return message.get("Interface").isEmpty() ? message.get("Location") : message.get("Interface");
    }

    private static String key(AmiMessage message, DeviceId queue) {
        return queue.number() + " " + member(message);
    }

    void forget() {
        members.clear();
    }
}

package org.jackfield.connectors.asterisk.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** Transfers, of which Asterisk tells when they are done. */
final class Transfers {

    private static final int REMEMBERED = 1_000;

    private final Switchboard board;
    private final Predicate<DeviceId> known;
    /** Channels of whoever transferred: their hangup is no news. */
    private final Set<String> gone = new HashSet<>();

    Transfers(Switchboard board, Predicate<DeviceId> known) {
        this.board = board;
        this.known = known;
    }

    /** Whether the channel left by a transfer, which is forgotten by asking. */
    boolean isGone(Channel channel) {
        return gone.remove(channel.id);
    }

    void blind(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel transferer = board.find(message.get("TransfererUniqueid"));
        if (transferer == null || transferer.isHidden() || !"Success".equals(message.get("Result"))) {
            return;
        }
        DeviceId destination = DeviceId.of(message.get("Extension"));
        leave(transferer);
        board.facts(transferer.call).queue = DeviceId.NONE;
        told.accept(transferred(transferer, CallId.NONE, known.test(destination) ? destination : DeviceId.NONE,
                device(message.get("TransfereeUniqueid")), ConnectionState.NULL));
    }

    void attended(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel first = board.find(message.get("OrigTransfererUniqueid"));
        Channel second = board.find(message.get("SecondTransfererUniqueid"));
        if (first == null || first.isHidden() || !"Success".equals(message.get("Result"))) {
            return;
        }
        Channel other = second == null ? first : second;
        List<Channel> destinations = Stream.of("DestBridgeUniqueid", "OrigBridgeUniqueid", "SecondBridgeUniqueid")
                .flatMap(bridge -> board.behind(message.get(bridge)).stream())
                .filter(channel -> channel != first && channel != other)
                .filter(channel -> !channel.id.equals(message.get("TransfereeUniqueid")))
                .distinct()
                .toList();
        Channel destination = destinations.isEmpty() ? board.find(message.get("TransferTargetUniqueid"))
                : destinations.getFirst();
        boolean announced = !other.call.equals(first.call);
        CallId announcement = announced ? other.call : CallId.NONE;
        leave(first);
        leave(other);
        told.accept(transferred(first, announcement,
                destination == null ? DeviceId.NONE : destination.device,
                device(message.get("TransfereeUniqueid")),
                destination == null ? ConnectionState.NULL
                        : destination.established || destination.originator ? ConnectionState.CONNECTED
                                : ConnectionState.ALERTING));
        if (announced) {
            board.join(announcement, first.call);
        }
    }

    private CallEvent.Transferred transferred(
            Channel by, CallId announcement, DeviceId to, DeviceId transferred, ConnectionState state) {
        return new CallEvent.Transferred(by.call, by.device, announcement, to, transferred, by.call, state,
                board.facts(by.call).details(), Cause.TRANSFER);
    }

    private void leave(Channel channel) {
        if (gone.size() >= REMEMBERED) {
            gone.clear();
        }
        gone.add(channel.id);
    }

    private DeviceId device(String id) {
        Channel channel = board.find(id);
        return channel == null ? DeviceId.NONE : channel.device;
    }
}

package org.jackfield.connectors.asterisk.translate;

import java.util.List;
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

    private final Switchboard board;
    private final Predicate<DeviceId> known;

    Transfers(Switchboard board, Predicate<DeviceId> known) {
        this.board = board;
        this.known = known;
    }

    void blind(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel transferer = board.find(message.get("TransfererUniqueid"));
        if (transferer == null || transferer.isHidden() || !"Success".equals(message.get("Result"))) {
            return;
        }
        DeviceId destination = DeviceId.of(message.get("Extension"));
        transferer.left = true;
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
        boolean originator = destination != null && destination.originator;
        boolean announced = !other.call.equals(first.call);
        CallId announcement = announced ? other.call : CallId.NONE;
        first.left = true;
        other.left = true;
        if (announced) {
            // before it is told: the destination may be one more line of the same trunk
            board.join(announcement, first.call);
        }
        told.accept(transferred(first, announcement,
                destination == null ? DeviceId.NONE : destination.device,
                device(message.get("TransfereeUniqueid")),
                destination == null ? ConnectionState.NULL
                        : destination.established || originator ? ConnectionState.CONNECTED
                                : ConnectionState.ALERTING));
    }

    private CallEvent.Transferred transferred(
            Channel by, CallId announcement, DeviceId to, DeviceId transferred, ConnectionState state) {
        return new CallEvent.Transferred(by.call, by.device, announcement, to, transferred, by.call, state,
                board.facts(by.call).details(), Cause.TRANSFER);
    }

    private DeviceId device(String id) {
        Channel channel = board.find(id);
        return channel == null ? DeviceId.NONE : channel.device;
    }
}

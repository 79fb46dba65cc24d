package org.jackfield.connectors.asterisk.translate;

import java.util.function.Consumer;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** Calls that a telephone takes by dialling a code: those that ring elsewhere, and those that are parked. */
final class PickUps {

    private final Switchboard board;

    PickUps(Switchboard board) {
        this.board = board;
    }

    /** {@return whether the event is about this} */
    boolean translate(AmiMessage message, Consumer<TelephonyEvent> told) {
        switch (message.event()) {
            case "Pickup" -> pickedUp(message, told);
            case "ParkedCall" -> parked(message, told);
            case "UnParkedCall" -> retrieved(message, told);
            case "ParkedCallTimeOut" -> recalled(message, told);
            case "ParkedCallGiveUp" -> abandoned(message, told);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pickedUp(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel taker = board.find(message.get("Uniqueid"));
        Channel target = board.find(message.get("TargetUniqueid"));
        if (taker == null || target == null || taker.isHidden()) {
            return;
        }
        take(taker, target.call, told);
        if (!target.isHidden()) {
            target.left = true;
            told.accept(new CallEvent.Diverted(target.call, target.device, taker.device, "", Cause.CALL_PICKUP));
        }
    }

    /** The call waits at its place. That somebody has let go of it is told by a transfer, before or after. */
    private void parked(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel parkee = parkee(message);
        DeviceId place = DeviceId.of(message.get("ParkingSpace"));
        if (parkee != null && !place.isNone()) {
            CallFacts facts = board.facts(parkee.call);
            facts.parked = place;
            facts.queue = DeviceId.NONE;
            told.accept(new CallEvent.Queued(parkee.call, place, 0, facts.details(), Cause.PARK));
        }
    }

    private void retrieved(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel parkee = parkee(message);
        Channel taker = board.find(message.get("RetrieverUniqueid"));
        if (parkee == null) {
            return;
        }
        // Asterisk tells of the taker's bridge on another thread, before or after
        boolean talks = taker != null && !taker.isHidden() && !taker.bridge.isEmpty() && !taker.call.equals(parkee.call);
        if (taker != null && !taker.isHidden()) {
            take(taker, parkee.call, told);
        }
        leavePlace(parkee, taker == null ? DeviceId.NONE : taker.device, Cause.CALL_PICKUP, told);
        if (talks) {
            taker.established = true;
            told.accept(new CallEvent.Established(
                    parkee.call, taker.device, board.facts(parkee.call).details(), taker.answer));
        }
    }

    private void recalled(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel parkee = parkee(message);
        if (parkee != null) {
            leavePlace(parkee, Names.device(message.get("ParkerDialString")), Cause.RECALL, told);
            board.facts(parkee.call).recalled = true;
        }
    }

    private void abandoned(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel parkee = parkee(message);
        if (parkee != null) {
            CallFacts facts = board.facts(parkee.call);
            told.accept(new CallEvent.ConnectionCleared(
                    parkee.call, facts.parked, parkee.device, Cause.CALL_CANCELLED, ""));
            facts.parked = DeviceId.NONE;
        }
    }

    private void leavePlace(Channel parkee, DeviceId to, Cause cause, Consumer<TelephonyEvent> told) {
        CallFacts facts = board.facts(parkee.call);
        if (!facts.parked.isNone()) {
            told.accept(new CallEvent.Diverted(parkee.call, facts.parked, to, "", cause));
            facts.parked = DeviceId.NONE;
        }
    }

    /** Whoever dialled the code leaves the call that this began for the one taken. */
    private void take(Channel taker, CallId call, Consumer<TelephonyEvent> told) {
        CallId own = taker.call;
        if (own.equals(call)) {
            return;
        }
        if (taker.originated) {
            told.accept(new CallEvent.ConnectionCleared(own, taker.device, DeviceId.NONE, Cause.CALL_PICKUP, ""));
            told.accept(new CallEvent.CallCleared(own, Cause.CALL_PICKUP, ""));
        }
        board.join(own, call);
        taker.established = false;
        taker.answer = Cause.CALL_PICKUP;
    }

    private Channel parkee(AmiMessage message) {
        Channel parkee = board.find(message.get("ParkeeUniqueid"));
        return parkee == null || parkee.isHidden() ? null : parkee;
    }
}

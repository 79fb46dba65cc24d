package org.jackfield.connectors.sip;

import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.telephony.DeviceId;

/** One device's part in a call: a dialog between it and the phone system. */
final class Leg {

    final DeviceId device;
    /** Whether the device called, rather than was called. */
    final boolean calling;
    FollowedCall call;
    SipDialog dialog;
    SipDialog.State told = SipDialog.State.CALLING;
    boolean held;
    /** Whether it is known already that the device has left the call. */
    boolean left;
    boolean transferTold;

    Leg(DeviceId device, boolean calling, FollowedCall call, SipDialog dialog) {
        this.device = device;
        this.calling = calling;
        this.call = call;
        this.dialog = dialog;
    }

    boolean isAnswered() {
        return dialog.state() == SipDialog.State.ANSWERED;
    }

    /** {@return the number of the other side, as far as this dialog tells} */
    String otherNumber() {
        return calling ? dialog.called().number() : dialog.caller().number();
    }

    boolean endedByDevice() {
        return dialog.endedByCaller() == calling;
    }
}

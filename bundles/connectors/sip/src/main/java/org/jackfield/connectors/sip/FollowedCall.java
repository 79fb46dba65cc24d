package org.jackfield.connectors.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;

/** A call through the phone system: the dialogs of all devices in it. */
final class FollowedCall {

    final CallId id;
    final List<Leg> legs = new ArrayList<>(2);
    /** Where it was sent by a transfer; empty if nowhere. */
    String expected = "";
    /** The device behind the phone system, of which no dialog is seen; none if there is none, or not yet. */
    DeviceId unseen = DeviceId.NONE;
    boolean unseenAnswered;

    FollowedCall(CallId id) {
        this.id = id;
    }

    /** {@return the device that called} */
    Optional<Leg> caller() {
        return legs.stream().filter(leg -> leg.calling).findFirst();
    }

    /** {@return somebody in it besides this device} */
    DeviceId other(Leg leg) {
        return legs.stream()
                .filter(each -> each != leg && !each.left)
                .map(each -> each.device)
                .findFirst()
                .orElse(unseen);
    }

    boolean hasCalled() {
        return legs.stream().anyMatch(leg -> !leg.calling);
    }
}

package org.jackfield.connectors.asterisk.translate;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.ExternalParty;

/** What is known of one call and told with its events. Belongs to the thread that translates. */
final class CallFacts {

    DeviceId calling = DeviceId.NONE;
    String dialled = "";
    ExternalParty outside = ExternalParty.NONE;
    /** The queue it waits in; {@link DeviceId#NONE} if none. */
    DeviceId queue = DeviceId.NONE;
    /** The place it is parked at; {@link DeviceId#NONE} if none. */
    DeviceId parked = DeviceId.NONE;
    /** It comes back to whoever parked it, and has not rung there yet. */
    boolean recalled;
    int channels;

    CallDetails details() {
        return CallDetails.from(calling).withDialled(dialled).withOutside(outside);
    }
}

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
    int channels;

    CallDetails details() {
        return CallDetails.from(calling).withDialled(dialled).withOutside(outside);
    }
}

package org.jackfield.apps.hotdesking.desk;

import org.jackfield.api.telephony.DeviceId;

/** Is told what happens, on the keeper's thread. */
public interface Witness {

    /** An agent sits at this extension now. */
    void loggedIn(DeviceId agent, DeviceId extension);

    /** An agent has left this extension. */
    void loggedOut(DeviceId agent, DeviceId extension);

    /** An agent has chosen where calls go from now on while logged out. */
    void destinationChosen(DeviceId agent, String destination);

    /** Jackfield logs an agent out, for this reason. */
    void loggingOut(DeviceId agent, DeviceId extension, Reason reason);

    /** Why an agent is logged out. */
    enum Reason {
        /** All calls were forwarded. */
        FORWARDED,
        /** It is the time of day for it. */
        CLOCK,
        /** Another agent has taken the extension. */
        TAKEN_OVER
    }
}

package org.jackfield.api.telephony;

/** State of one connection, that is of one device in one call (ECMA-180, connection states). */
public enum ConnectionState {
    /** Not, or no longer, connected. */
    NULL,
    /** Off the hook, or prompted, and not yet dialled. */
    INITIATED,
    /** Ringing. */
    ALERTING,
    /** In the conversation, or set up and waiting for the other side. */
    CONNECTED,
    /** This device put the call on hold. */
    HELD,
    /** Waiting at a group or for a trunk. */
    QUEUED,
    /** The call could not be completed here. */
    FAILED
}

package org.jackfield.api.security.access;

/** How long something of a call took. */
public enum CallSpan {
    /** The whole of it: ringing, talking and on hold. */
    DURATION,
    /** Talking and on hold. */
    CONNECTED,
    /** Talking. */
    TALK,
    /** Ringing, and waiting to be answered. */
    RING
}

package org.jackfield.api.sip;

/** How a call ended. */
public enum CallEnd {
    /** The caller hung up. */
    CALLER,
    /** The caller gave up before the call was answered. */
    CANCELLED,
    /** We hung up. */
    US,
    /** We did not answer. */
    REJECTED,
    /** Our answer was never confirmed. */
    NOT_CONFIRMED,
    /** The caller did not refresh the session in time (RFC 4028). */
    EXPIRED,
    /** The caller no longer knows of the call, or cannot be reached. */
    LOST,
    /** The endpoint or the handler was stopped. */
    STOPPED
}

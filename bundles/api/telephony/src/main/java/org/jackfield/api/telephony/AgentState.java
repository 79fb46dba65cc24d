package org.jackfield.api.telephony;

/** What an agent is doing. */
public enum AgentState {
    LOGGED_OFF,
    /** Logged on, and not yet known to be ready or not. */
    LOGGED_ON,
    READY,
    /** Logged on and not to be given calls. */
    NOT_READY,
    /** On the telephone. */
    BUSY,
    /** Wrapping up after a call. */
    WORKING_AFTER_CALL
}

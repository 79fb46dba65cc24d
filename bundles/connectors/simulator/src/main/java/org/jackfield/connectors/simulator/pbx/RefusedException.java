package org.jackfield.connectors.simulator.pbx;

/** The telephone system refuses an operation, with the outcome code of the protocol. Nothing has changed. */
public final class RefusedException extends RuntimeException {

    /** Generic: bad argument. */
    public static final int GENERIC = 1;
    public static final int WRONG_TYPE = 3;
    public static final int INVALID_CALLED_DEVICE = 7;
    public static final int INVALID_CALL = 8;
    public static final int INVALID_DEVICE = 9;
    public static final int INVALID_FEATURE = 10;
    public static final int INVALID_DESTINATION = 11;
    public static final int INVALID_MONITOR = 12;
    public static final int INVALID_OBJECT_STATE = 14;
    public static final int INCOMPATIBLE_STATE = 15;
    public static final int NO_ACTIVE_CALL = 16;
    public static final int NO_HELD_CALL = 17;
    public static final int NO_CONNECTION = 19;
    public static final int NO_CALL_TO_ANSWER = 20;
    public static final int NO_RESOURCES = 22;
    public static final int RESOURCE_BUSY = 24;
    public static final int CONFERENCE_LIMIT = 27;
    public static final int MONITOR_LIMIT = 28;
    public static final int OUT_OF_RANGE = 31;
    public static final int INVALID_AGENT = 33;
    public static final int INVALID_FILTER_TYPE = 34;
    public static final int WRONG_PASSWORD = 39;
    public static final int INVALID_INVOKE_ID = 41;
    public static final int INVALID_LENGTH = 44;
    public static final int INVALID_COMMAND = 45;
    public static final int OTHER_HAS_CONTROL = 48;
    public static final int NOT_OWNER = 49;
    public static final int NOT_MONITORED = 50;

    private static final long serialVersionUID = 1L;
    private final int outcome;

    /** Refused with this outcome, for this reason in words (shown by the shell, not on the wire). */
    public RefusedException(int outcome, String reason) {
        super(reason, null, false, false);
        this.outcome = outcome;
    }

    /** The outcome code of the protocol. */
    public int outcome() {
        return outcome;
    }
}

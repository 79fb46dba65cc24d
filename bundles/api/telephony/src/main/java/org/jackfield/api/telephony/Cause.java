package org.jackfield.api.telephony;

/** Why something happened to a call: the causes of CSTA phase I and a few that phone systems add. */
public enum Cause {
    /** The phone system gave no reason, or one that has no equal here. */
    UNKNOWN,
    NEW_CALL,
    ANSWERED,
    NORMAL_CLEARING,
    BUSY,
    NO_ANSWER,
    DO_NOT_DISTURB,
    DESTINATION_NOT_OBTAINABLE,
    INCOMPATIBLE_DESTINATION,
    INVALID_ACCOUNT_CODE,
    REORDER_TONE,
    CALL_CANCELLED,
    CALL_BACK,
    CAMP_ON,
    /** Picked up at another device. */
    CALL_PICKUP,
    PARK,
    OVERRIDE,
    /** Moved on because nobody took it in time. */
    OVERFLOW,
    /** Came back to the device that had parked, held or transferred it. */
    RECALL,
    REDIRECTED,
    FORWARD_ALWAYS,
    FORWARD_BUSY,
    FORWARD_NO_ANSWER,
    /** Forwarded, the phone system does not say which way. */
    FORWARD,
    NO_AVAILABLE_AGENTS,
    RESOURCES_NOT_AVAILABLE,
    TRUNKS_BUSY,
    NETWORK_CONGESTION,
    NETWORK_NOT_OBTAINABLE,
    TRANSFER,
    /** The call by which a transfer is announced. */
    TRANSFER_ANNOUNCEMENT,
    CONFERENCE,
    KEY_CONFERENCE,
    /** Held so that only this device can take it back. */
    HOLD_INDIVIDUAL,
    /** Held so that any device can take it back. */
    HOLD_SYSTEM,
    HOLD_FOR_TRANSFER,
    HOLD_FOR_CONFERENCE,
    ALTERNATE,
    SILENT_MONITOR,
    ACTIVE_MONITOR,
    /** The phone system's own recorder. */
    RECORDING,
    CALL_STOLEN,
    VOICE_UNIT_INITIATOR,
    LOCKOUT,
    MAINTENANCE,
    /** The phone system no longer knows the call or device; learnt by a resync, not by an event. */
    NOT_IN_SNAPSHOT
}

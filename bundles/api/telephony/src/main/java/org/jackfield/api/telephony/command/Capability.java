package org.jackfield.api.telephony.command;

/** What a connector may be able to do, and what it may be able to tell. */
public enum Capability {
    MAKE_CALL,
    ANSWER,
    HOLD,
    RETRIEVE,
    CONSULT,
    TRANSFER,
    SINGLE_STEP_TRANSFER,
    DEFLECT,
    PICK_UP,
    CLEAR_CONNECTION,
    CONFERENCE,
    SEND_DIGITS,
    ACCOUNT_CODE,
    NIGHT_MODE,
    QUERY_NIGHT_MODE,
    DO_NOT_DISTURB,
    FORWARDING,
    MESSAGE_WAITING,
    AGENT_STATE,
    /** A call can be recorded by calling the recorder, on request. */
    RECORD_CALL,
    QUERY_DEVICE,
    /** Who is in a hunt group can be asked. */
    QUERY_GROUP,
    /** Alarms can be cleared from an administrator's station. */
    CLEAR_ALARM,
    IMPORT_DEVICES,
    /** Calls are reported. */
    CALL_EVENTS,
    /** Hold and retrieve are reported. */
    HOLD_EVENTS,
    /** Agents' states are reported. */
    AGENT_EVENTS,
    /** Do-not-disturb, forwarding and message lamps are reported. */
    FEATURE_EVENTS,
    /** A change of night mode is reported. */
    NIGHT_MODE_EVENTS,
    /** Alarms are reported. */
    ALARM_EVENTS,
    /** Calls alive can be read after a lost link. */
    SNAPSHOT
}

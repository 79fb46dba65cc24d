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
    /** Messages that light a telephone's lamp can be read. */
    QUERY_MESSAGES,
    /** A telephone's own forwarding can be read. */
    QUERY_FORWARDING,
    /** What is programmed of a telephone can be read. */
    QUERY_PROGRAMMING,
    /** A telephone's username can be changed for good. */
    PROGRAM_USERNAME,
    /** A telephone's description can be changed for good. */
    PROGRAM_DESCRIPTION,
    /** The number that calls from a telephone show outside can be changed for good. */
    PROGRAM_CALLING_NUMBER,
    /** A telephone's class of service can be changed for good. */
    PROGRAM_CLASS_OF_SERVICE,
    /** A telephone's own speed dials can be changed. */
    PROGRAM_SPEED_DIALS,
    /** The phone system's own speed dials, which are for everybody, can be read. */
    QUERY_SPEED_DIALS,
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

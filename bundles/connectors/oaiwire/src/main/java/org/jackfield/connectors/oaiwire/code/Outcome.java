package org.jackfield.connectors.oaiwire.code;

/** Outcomes of a command; 0 is success. */
public enum Outcome implements CodeTable {
    SUCCESS("0"),
    GENERIC("1"),
    INCOMPATIBLE_WITH_OBJECT("3"),
    ACCOUNT_CODE_MISSING("6"),
    INVALID_CALLED_DEVICE("7"),
    INVALID_CALL("8"),
    INVALID_DEVICE("9"),
    INVALID_FEATURE("10"),
    INVALID_DESTINATION("11"),
    INVALID_MONITOR("12"),
    INVALID_OBJECT_STATE("14"),
    STATE_INCOMPATIBILITY("15"),
    NO_ACTIVE_CALL("16"),
    NO_HELD_CALL("17"),
    NO_CALL_TO_CLEAR("18"),
    NO_CONNECTION_TO_CLEAR("19"),
    NO_CALL_TO_ANSWER("20"),
    NO_RESOURCE("22"),
    RESOURCE_BUSY("24"),
    NETWORK_OUT_OF_SERVICE("25"),
    CONFERENCE_LIMIT("27"),
    MONITOR_LIMIT("28"),
    OUT_OF_RANGE("31"),
    INVALID_CONNECTION_FOR_ACTIVE_CALL("32"),
    INVALID_AGENT("33"),
    INVALID_FILTER_TYPE("34"),
    INVALID_AGENT_FILTER("35"),
    INVALID_CALL_FILTER("36"),
    INVALID_FEATURE_FILTER("37"),
    MISSING_FILTER_TYPE("38"),
    INVALID_PASSWORD("39"),
    INVALID_INVOKE_ID("41"),
    INVALID_SYSTEM_FILTER("43"),
    INVALID_MESSAGE_LENGTH("44"),
    INVALID_COMMAND("45"),
    CONTROLLED_BY_ANOTHER("48"),
    NOT_OWNER("49"),
    NOT_MONITORED("50"),
    CALL_CHANGED_BY_TRANSFER("51"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    Outcome(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

package org.jackfield.connectors.oaiwire.code;

/** Event causes, written with two digits. */
public enum Cause implements CodeTable {
    ACTIVE_MONITOR("01"),
    ALTERNATE("02"),
    BUSY("03"),
    CALLBACK("04"),
    CALL_CANCELLED("05"),
    FORWARD_ALWAYS("06"),
    FORWARD_BUSY("07"),
    FORWARD_NO_ANSWER("08"),
    CALL_FORWARD("09"),
    NOT_ANSWERED("10"),
    PICK_UP("11"),
    CAMP_ON("12"),
    DESTINATION_NOT_AVAILABLE("13"),
    DO_NOT_DISTURB("14"),
    INCOMPATIBLE_DESTINATION("15"),
    INVALID_ACCOUNT_CODE("16"),
    KEY_CONFERENCE("17"),
    LOCKOUT("18"),
    MAINTENANCE("19"),
    NETWORK_CONGESTION("20"),
    NETWORK_NOT_OBTAINABLE("21"),
    NEW_CALL("22"),
    NO_AVAILABLE_AGENTS("23"),
    OVERRIDE("24"),
    PARK("25"),
    OVERFLOW("26"),
    RECALL("27"),
    REDIRECTED("28"),
    REORDER_TONE("29"),
    RESOURCES_NOT_AVAILABLE("30"),
    SILENT_MONITOR("31"),
    TRANSFER("32"),
    TRUNKS_BUSY("33"),
    VOICE_UNIT_INITIATOR("34"),
    ANSWERED("35"),
    NORMAL_CLEAR("36"),
    HOLD_SYSTEM("37"),
    HOLD_FOR_TRANSFER("38"),
    HOLD_FOR_CONFERENCE("39"),
    TRANSFER_ANNOUNCEMENT("40"),
    CONFERENCE("41"),
    HOLD_INDIVIDUAL("42"),
    RECORD_A_CALL("43"),
    CALL_STOLEN("44"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    Cause(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public int width() {
        return 2;
    }
}

package org.jackfield.connectors.oaiwire.code;

/** What a monitor watches. */
public enum MonitorType implements CodeTable {
    CALL("0"),
    DEVICE("1"),
    CALLS_VIA_DEVICE("2"),
    ALL_STATIONS("3"),
    ALL_TRUNKS("4"),
    DEVICE_WITH_RESYNC("5"),
    ALL_STATIONS_WITH_RESYNC("6"),
    AGENT("7"),
    CALL_TERMINATION("8"),
    ALL_VOICE_MAIL("9"),
    ALL_NETWORK_TRUNKS("10"),
    SYSTEM("11"),
    ALL_UCD_GROUPS("12"),
    ALL_ACD_GROUPS("13"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    MonitorType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

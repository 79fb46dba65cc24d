package org.jackfield.connectors.oaiwire.code;

/** Who raised an alarm. */
public enum AlarmSource implements CodeTable {
    PHONE_SYSTEM("1"),
    GATEWAY("2"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    AlarmSource(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

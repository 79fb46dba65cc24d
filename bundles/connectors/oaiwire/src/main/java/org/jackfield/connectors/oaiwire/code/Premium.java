package org.jackfield.connectors.oaiwire.code;

/** Licensed protocol features. */
public enum Premium implements CodeTable {
    NONE("0"),
    EVENTS("1"),
    CALL_CONTROL("2"),
    EVENTS_AND_CALL_CONTROL("3"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    Premium(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** Whether commands that change something are licensed. */
    public boolean allowsCallControl() {
        return this == CALL_CONTROL || this == EVENTS_AND_CALL_CONTROL;
    }
}

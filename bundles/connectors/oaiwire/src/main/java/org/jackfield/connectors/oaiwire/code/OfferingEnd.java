package org.jackfield.connectors.oaiwire.code;

/** Why offering control ended. */
public enum OfferingEnd implements CodeTable {
    APPLICATION("0"),
    MONITOR_STOPPED("2"),
    NETWORK("3"),
    MISSED("4"),
    USER("5"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    OfferingEnd(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

package org.jackfield.connectors.oaiwire.code;

/** Whether the other end of a call is inside or outside the system. */
public enum Side implements CodeTable {
    INTERNAL("I"),
    EXTERNAL("E"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    Side(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

package org.jackfield.connectors.oaiwire.code;

/** Why the link of a node changed. */
public enum LinkReason implements CodeTable {
    UNSPECIFIED("0"),
    SERIAL_LOST("1"),
    SERIAL_BACK("2"),
    TCP_LOST("3"),
    TCP_BACK("4"),
    NODE_ADDED("5"),
    NODE_DELETED("6"),
    TIMED_OUT("7"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    LinkReason(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

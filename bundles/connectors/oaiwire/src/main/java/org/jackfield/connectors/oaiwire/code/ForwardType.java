package org.jackfield.connectors.oaiwire.code;

/** Manual forward types. The letters for "no answer or busy" are not published. */
public enum ForwardType implements CodeTable {
    NONE("N"),
    ALL_CALLS("I"),
    NO_ANSWER("NA"),
    BUSY("B"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    ForwardType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

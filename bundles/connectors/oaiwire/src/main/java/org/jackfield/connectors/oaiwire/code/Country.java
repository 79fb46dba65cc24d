package org.jackfield.connectors.oaiwire.code;

/** Country codes. */
public enum Country implements CodeTable {
    USA("1"),
    JAPAN("2"),
    UNITED_KINGDOM("3"),
    INDONESIA("4"),
    MEXICO("5"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    Country(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

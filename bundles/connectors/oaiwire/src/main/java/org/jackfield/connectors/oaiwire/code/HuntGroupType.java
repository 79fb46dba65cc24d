package org.jackfield.connectors.oaiwire.code;

/** Kinds of hunt group. */
public enum HuntGroupType implements CodeTable {
    UCD("0"),
    ACD("1"),
    ACD_WITH_AGENT_IDS("2"),
    PERSONAL_ROUTER("3"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    HuntGroupType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

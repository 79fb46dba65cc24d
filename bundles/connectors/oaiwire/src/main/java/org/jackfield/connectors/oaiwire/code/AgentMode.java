package org.jackfield.connectors.oaiwire.code;

/** Agent modes of {@code _QA} and {@code _QH}; the last two belong to UCD members. */
public enum AgentMode implements CodeTable {
    LOGGED_OUT("0"),
    READY("1"),
    NOT_READY("2"),
    WORK_NOT_READY("3"),
    MEMBER_READY("4"),
    MEMBER_BUSY("5"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    AgentMode(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

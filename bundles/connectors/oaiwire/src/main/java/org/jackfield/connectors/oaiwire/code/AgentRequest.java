package org.jackfield.connectors.oaiwire.code;

import java.util.List;

/** What {@code _SA} asks of an agent. */
public enum AgentRequest implements CodeTable {
    LOG_OUT("0"),
    LOG_IN("1"),
    READY("2"),
    NOT_READY("3"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    AgentRequest(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** Ready and not ready have a second code each. */
    @Override
    public List<String> codes() {
        return switch (this) {
            case READY -> List.of("2", "4");
            case NOT_READY -> List.of("3", "5");
            default -> CodeTable.super.codes();
        };
    }
}

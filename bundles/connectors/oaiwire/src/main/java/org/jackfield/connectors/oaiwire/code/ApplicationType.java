package org.jackfield.connectors.oaiwire.code;

/** Voice mail application types, and those of off-node devices. */
public enum ApplicationType implements CodeTable {
    NON_SUBSCRIBER("0"),
    MESSAGE_RETRIEVAL("1"),
    SCHEDULED_ROUTER("2"),
    CALL_ROUTING_ANNOUNCEMENT("5"),
    AUTO_ATTENDANT("6"),
    AUTO_ATTENDANT_RECALL("7"),
    RECORD_A_CALL("8"),
    STATION("9"),
    HUNT_GROUP("10"),
    PAGE_PORT("11"),
    PAGE_ZONE("12"),
    UNASSOCIATED_MAILBOX("13"),
    MODEM("29"),
    OTHER("99"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    ApplicationType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

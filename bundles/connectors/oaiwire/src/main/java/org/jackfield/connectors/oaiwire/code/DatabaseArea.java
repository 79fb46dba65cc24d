package org.jackfield.connectors.oaiwire.code;

/** The part of the database that a DC event tells of. */
public enum DatabaseArea implements CodeTable {
    STATION("0"),
    HUNT_GROUP("1"),
    TRUNK_GROUP("2"),
    TRUNK("3"),
    VOICE_MAIL("4"),
    PAGE_ZONE("5"),
    PAGE_PORT("6"),
    OFF_NODE_STATION("7"),
    OFF_NODE_HUNT_GROUP("8"),
    OFF_NODE_VOICE_MAIL("9"),
    OFF_NODE_PAGE_ZONE("10"),
    OFF_NODE_PAGE_PORT("11"),
    SYSTEM_SPEED_DIAL("12"),
    DND_MESSAGE("13"),
    REMINDER_MESSAGE("14"),
    SYSTEM_COS("15"),
    ACD_AGENT("16"),
    UNASSOCIATED_MAILBOX("17"),
    OFF_NODE_UNASSOCIATED_MAILBOX("18"),
    NODE("19"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    DatabaseArea(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** Whether key and device type stand before the field number. */
    public boolean hasDeviceType() {
        return ordinal() <= OFF_NODE_PAGE_PORT.ordinal() || ordinal() >= ACD_AGENT.ordinal()
                && ordinal() <= OFF_NODE_UNASSOCIATED_MAILBOX.ordinal();
    }
}

package org.jackfield.connectors.oaiwire.code;

/** Local connection state of a monitored party. Blank when the event tells of another party. */
public enum ConnectionState implements CodeTable {
    /** Not connected. */
    NULL("N"),
    /** Dial tone. */
    INITIATE("I"),
    /** Ringing. */
    ALERTING("A"),
    /** Talking. */
    CONNECTED("C"),
    /** On hold. */
    HOLD("H"),
    /** Reorder tone. */
    FAILED("F"),
    /** Camped on. */
    QUEUED("Q"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    ConnectionState(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

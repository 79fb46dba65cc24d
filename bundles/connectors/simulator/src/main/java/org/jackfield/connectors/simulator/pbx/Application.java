package org.jackfield.connectors.simulator.pbx;

/** A voice mail application: it answers by itself and carries any number of calls. */
public final class Application extends Device {

    private static final int TYPE = 12;

    /** What an application does, with its code. */
    public enum Purpose {
        MAILBOX(0), MESSAGE_RETRIEVAL(1), ANNOUNCEMENT(5), ATTENDANT(6), RECORD_A_CALL(8);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }

        /** Voice mail application type. */
        public int code() {
            return code;
        }
    }

    private final Purpose purpose;

    Application(int node, String number, String username, String description, Purpose purpose) {
        super(node, number, TYPE, username, description);
        this.purpose = purpose;
    }

    /** What it does. */
    public Purpose purpose() {
        return purpose;
    }
}

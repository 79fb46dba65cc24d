package org.jackfield.connectors.simulator.pbx;

/**
 * A station's manual forward.
 *
 * @param kind        on what
 * @param destination digits as dialled; empty for none
 */
public record Forward(Kind kind, String destination) {

    /** When a call is forwarded, with code, feature number and bit. */
    public enum Kind {
        NONE("N", 0, 0), ALL("I", 56, 0x200), NO_ANSWER("NA", 57, 0x80), BUSY("B", 58, 0x40),
        /** Not settable by {@code _SF}: no code for it is published; by feature 358 only. */
        NO_ANSWER_OR_BUSY("NB", 59, 0x100);

        private final String code;
        private final int logicalNumber;
        private final int bit;

        Kind(String code, int logicalNumber, int bit) {
            this.code = code;
            this.logicalNumber = logicalNumber;
            this.bit = bit;
        }

        /** Code of the protocol. */
        public String code() {
            return code;
        }

        int logicalNumber() {
            return logicalNumber;
        }

        int bit() {
            return bit;
        }

        boolean onNoAnswer() {
            return this == NO_ANSWER || this == NO_ANSWER_OR_BUSY;
        }

        boolean onBusy() {
            return this == BUSY || this == NO_ANSWER_OR_BUSY;
        }
    }

    /** No forward. */
    public static final Forward NONE = new Forward(Kind.NONE, "");
}

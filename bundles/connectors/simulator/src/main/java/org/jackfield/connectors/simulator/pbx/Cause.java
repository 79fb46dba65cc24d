package org.jackfield.connectors.simulator.pbx;

/** Why an event happened; the numbers up to 34 are those of CSTA phase I. */
public enum Cause {
    BUSY(3), CALLBACK(4), FORWARD_NO_ANSWER(8), FORWARDED(9), NOT_ANSWERED(10), PICK_UP(11),
    DESTINATION_NOT_AVAILABLE(13), DO_NOT_DISTURB(14), NEW_CALL(22), NO_AVAILABLE_AGENTS(23), OVERRIDE(24),
    OVERFLOW(26), RECALL(27), REDIRECTED(28), REORDER(29), TRANSFER(32), TRUNKS_BUSY(33), ANSWERED(35),
    NORMAL_CLEAR(36), HOLD_SYSTEM(37), HOLD_FOR_TRANSFER(38), HOLD_FOR_CONFERENCE(39), ANNOUNCEMENT(40),
    CONFERENCE(41), HOLD_INDIVIDUAL(42), RECORD_A_CALL(43);

    private final String code;

    Cause(int code) {
        this.code = "%02d".formatted(code);
    }

    /** Two digits, as events show them. */
    public String code() {
        return code;
    }
}

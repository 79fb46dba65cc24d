package org.jackfield.connectors.simulator.pbx;

/** A line to the public network; carries one call. */
public final class Trunk extends Device {

    /** SIP trunk. */
    static final int TYPE = 33;

    private final int answerSupervision;

    Trunk(int node, String number, String username, String description, int answerSupervision) {
        super(node, number, TYPE, username, description);
        this.answerSupervision = answerSupervision;
    }

    /** How an answer of the other side is noticed: 0 none to 6 ISDN. */
    public int answerSupervision() {
        return answerSupervision;
    }
}

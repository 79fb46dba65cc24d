package org.jackfield.connectors.simulator.pbx;

/** Local connection state of one party in one call, with its letter on the wire. */
public enum PartyState {
    NULL('N'), INITIATED('I'), ALERTING('A'), CONNECTED('C'), HELD('H'), FAILED('F'), QUEUED('Q');

    private final char letter;

    PartyState(char letter) {
        this.letter = letter;
    }

    /** The letter used in events. */
    public char letter() {
        return letter;
    }
}

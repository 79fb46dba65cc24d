package org.jackfield.connectors.simulator.media;

/**
 * How one telephone's part in a call is to be, as the office has it.
 *
 * @param id         the same as long as the part lasts, whatever calls it moves through
 * @param extension  who takes part
 * @param telephone  extension of the telephone it happens at: another one for a hot desk user
 * @param state      what the telephone does
 * @param peerNumber who is at the other end, empty if unknown
 * @param peerName   that one's name, empty if unknown
 * @param heard      what is heard at the telephone
 * @param talk       the talk it takes part in, 0 for none
 * @param role       whose words it says in that talk: 0 the caller's, 1 and up those of the called
 */
record LegPlan(long id, String extension, String telephone, State state, String peerNumber, String peerName, Heard heard,
        long talk, int role) {

    enum State {
        /** It rings. */
        RINGING,
        /** It has called, and nobody has answered yet. */
        CALLING,
        TALKING,
        /** It holds the other end. */
        HOLDING
    }

    enum Heard { NOTHING, TALK, RING_BACK, BUSY, MUSIC }
}

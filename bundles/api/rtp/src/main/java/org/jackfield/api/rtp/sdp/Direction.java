package org.jackfield.api.rtp.sdp;

/** Which way media flows, seen from the party whose description it is in (RFC 8866 §6.7). */
public enum Direction {
    /** Both ways; what holds if nothing is said. */
    SENDRECV,
    /** It only sends: it put the other on hold, or plays an announcement. */
    SENDONLY,
    /** It only listens. */
    RECVONLY,
    /** Neither way. */
    INACTIVE;

    /** {@return whether the party sends} */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** {@return whether the party wants to receive} */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** {@return the direction of one who does both of these; never null} */
    public static Direction of(boolean sends, boolean receives) {
        if (sends) {
            return receives ? SENDRECV : SENDONLY;
        }
        return receives ? RECVONLY : INACTIVE;
    }
}

package org.jackfield.api.telephony.call;

/** Which way a call went; trunk-to-trunk calls count by how they came in. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    /** An internal call has none. */
    NONE
}

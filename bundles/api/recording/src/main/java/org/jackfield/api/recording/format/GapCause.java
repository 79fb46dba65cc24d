package org.jackfield.api.recording.format;

/** Why audio is missing that was sent. */
public enum GapCause {
    /** It did not arrive. */
    NETWORK,
    /** It arrived, and the capture or a socket dropped it. */
    CAPTURE,
    /** It could not be written. */
    DISK,
    /** It came in a codec that cannot be recorded. */
    CODEC
}

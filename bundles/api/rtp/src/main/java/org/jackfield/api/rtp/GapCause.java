package org.jackfield.api.rtp;

/** Why there is no audio in an interval of the media timeline, or why a packet was lost. */
public enum GapCause {
    /** The sender sent nothing: silence suppression, hold, a pause. Nothing was lost. */
    SILENCE,
    /** Sequence numbers are missing: the packets were lost, or came too late, on the way to us. */
    NETWORK,
    /** Sequence numbers are missing while our own capture or socket reported drops. */
    CAPTURE,
    /** The packets were delivered, and the consumer said that it could not keep them. */
    DISK
}

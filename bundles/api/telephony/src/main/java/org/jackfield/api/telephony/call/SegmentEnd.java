package org.jackfield.api.telephony.call;

/** How a segment ended. */
public enum SegmentEnd {
    /** It has not. */
    LIVE,
    /** The call, or this party's part of it, was hung up. */
    CLEARED,
    /** This device transferred the call, or had answered it and another took it over. */
    TRANSFERRED,
    /** The call moved on: forwarded, deflected, picked up, taken on by its group. */
    DIVERTED,
    /** Another device that rang at the same time was quicker. */
    ANSWERED_ELSEWHERE,
    /** A consultation became one call with the call it was about. */
    JOINED,
    /** The call could not be completed. */
    FAILED,
    /** It ended while nobody listened. */
    INTERRUPTED
}

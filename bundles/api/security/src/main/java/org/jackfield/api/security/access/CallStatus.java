package org.jackfield.api.security.access;

/** What a filter wants to be true of a call. */
public enum CallStatus {
    /** Nothing in particular. */
    ANY,
    /** This part of the call is over. */
    COMPLETED,
    /** It lasts. */
    IN_PROGRESS,
    /** There is a recording of it that can be played. */
    RECORDED,
    /** There is none. */
    NOT_RECORDED
}

package org.jackfield.api.reporting;

/**
 * A condition on calls that the built-in filters of manual §6 are made of. It holds for the row that the template counts:
 * the call, or the segment.
 */
public enum CallCondition {
    /** External. */
    EXTERNAL,
    /** Internal. */
    INTERNAL,
    /** Came in. */
    INBOUND,
    /** Went out. */
    OUTBOUND,
    /** Answered. */
    ANSWERED,
    /** Came in and ended unanswered (ruling 3). */
    LOST,
    /** Lost, and no later answered call either way with the same number. */
    UNRETURNED_LOST,
    /** Went out and the attempt did not complete. */
    INVALID_DIALLED,
    /** Came in on one trunk and left on another. */
    TRUNK_TO_TRUNK,
    /** Went out to a service code of the dial plan. */
    SERVICE_CODE,
    /** External, and nobody of the contact directories. */
    UNRECOGNISED
}

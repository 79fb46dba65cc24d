package org.jackfield.api.security.access;

/** What is so of a call, or is not. */
public enum CallFlag {
    /** It was answered: of a segment, here; of a whole call, by anybody. */
    ANSWERED,
    /** There is a recording of it that can be played. */
    RECORDED,
    /** It has notes. Known wherever {@link CallField#NOTE} is. */
    NOTED,
    /** It is scored. */
    SCORED,
    /** A contact belongs to the number outside. */
    CONTACT_MATCHED,
    /** It came in on one trunk and went out on another. */
    TRUNK_TO_TRUNK,
    /** It went out, and the attempt did not complete. */
    INVALID_NUMBER,
    /**
     * It went out to a service code of the dial plan. Who resolves a filter says it by numbers ({@link
     * CallFilter#withServiceCodes}); no facts tell it.
     */
    SERVICE_CODE,
    /** It is of an inbound call that ended unanswered. */
    LOST,
    /** The same, and no answered call with the same number followed; without a number none can. */
    UNRETURNED
}

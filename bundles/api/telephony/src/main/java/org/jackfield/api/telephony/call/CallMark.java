package org.jackfield.api.telephony.call;

/** What is special about a segment or a call. */
public enum CallMark {
    /** Came back to the device that had held, parked or transferred it. */
    RECALL,
    /** More than two parties took part. */
    CONFERENCE,
    /** A consultation by which a transfer or a conference was announced; part of the same logical call. */
    ANNOUNCEMENT,
    /** Came in on one trunk and went out on another. */
    TRUNK_TO_TRUNK,
    /** The phone system's own recorder took part. */
    RECORDED_BY_PHONE_SYSTEM,
    /** Began before the platform could listen: its start is when it was first seen. */
    JOINED_LATE,
    /** Events were missed while it lasted; what was missed is not guessed. */
    GAP,
    /** Ended while nobody listened: its end is the last moment at which it was known to be alive. */
    INTERRUPTED
}

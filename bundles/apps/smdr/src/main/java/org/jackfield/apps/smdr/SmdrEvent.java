package org.jackfield.apps.smdr;

/** What a line of the stream reports (manual §7.1.2.5; ruling 14 settles the names). */
enum SmdrEvent {
    /** A device rings: first, after a transfer, or again after hold. */
    RINGING,
    /** The call is connected for the first time. */
    ANSWERED,
    /** The call is on hold at the device. */
    HOLD,
    /** The call is connected again, or at another device. */
    CONNECTED,
    /** The call went on along a forwarding path. */
    DIVERTED,
    /** Somebody transferred the call. */
    TRANSFERRED,
    /** The call waits at a hunt group. */
    QUEUED,
    /** Account code, caller id or contact name changed. */
    CALLMODIFIED,
    /** The call is over. */
    DISCONNECTED
}

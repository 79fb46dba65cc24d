package org.jackfield.api.telephony;

/** What a device is. */
public enum DeviceKind {
    /** A telephone, of whatever technology, or a softphone. */
    STATION,
    /** An agent's log-in id: it has no telephone of its own. */
    AGENT,
    /** A hunt group or ACD group: calls wait at it and ring its members. */
    HUNT_GROUP,
    /** A line to the outside. */
    TRUNK,
    /** Lines to the outside that are chosen from together. */
    TRUNK_GROUP,
    /** An announcement that callers are led to (call routing announcement, CRA). */
    ANNOUNCEMENT,
    /** An application that routes a call by time of day (scheduled time-based application routing, STAR). */
    STAR,
    /** An application that lets callers choose where to go. */
    AUTO_ATTENDANT,
    /** Voice mail: depositing, retrieving, or a mailbox without a telephone. */
    VOICE_MAIL,
    /** The phone system's own recorder, which joins a call as a party. */
    RECORDER,
    /** A number without a telephone; hot-desk devices are phantoms with the hot-desk flag. */
    PHANTOM,
    /** A number that people outside dial to reach the inside; entered by hand. */
    DDI,
    /** A page zone or page port. */
    PAGING,
    /** A room or number where several calls meet. */
    CONFERENCE,
    /** Something else of the phone system, modem ports for instance. */
    OTHER,
    /** A device that was named by an event but never described. */
    UNKNOWN;

    /** Whether calls at a device of this kind go to or come from the outside. */
    public boolean isTrunk() {
        return this == TRUNK || this == TRUNK_GROUP;
    }

    /** Whether calls wait or are distributed at a device of this kind instead of being handled there. */
    public boolean isGroup() {
        return this == HUNT_GROUP || this == TRUNK_GROUP;
    }

    /** Whether both call-statistics switches are on when such a device is first imported (manual §7.2.2.4). */
    public boolean isTransparentByDefault() {
        return this == ANNOUNCEMENT || this == STAR || this == AUTO_ATTENDANT;
    }
}

package org.jackfield.core.telephony.model;

import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;

/** How and why segments end by an event. */
record Ending(SegmentEnd end, Cause cause, String code, Party to) {

    static Ending of(SegmentEnd end, Cause cause) {
        return new Ending(end, cause, "", Party.NONE);
    }

    static Ending of(SegmentEnd end, Cause cause, Party to) {
        return new Ending(end, cause, "", to);
    }
}

package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.ExternalParty;

/**
 * One device's part in a call: from when it rings, or takes part without ringing, to when the call leaves it (manual
 * §7.2.2.8). While it lasts the times grow with every event; the times of an ended segment always add up:
 * {@code ringMillis + talkMillis + holdMillis} is the time from {@code started} to {@code ended}.
 *
 * @param id the segment's own id, the manual's global call id and record id; the same when the journal is replayed
 * @param logicalCall the call it is part of, {@link LogicalCall#id()}; changes if that call is merged into another
 * @param number its place among the segments of its call, from 1 in the order of beginning; changes at a merge
 * @param revision grows with every change; of two versions the higher one holds
 * @param system the phone system
 * @param callId the phone system's name for the call when the segment began
 * @param type whether somebody outside took part
 * @param direction which way
 * @param device the device whose part it is: who was called, for an outbound call who called, for a call that never
 *     reached anybody the group or the place where it ended
 * @param caller the device that called, for an internal call; {@link Party#NONE} for an inbound call
 * @param trunk the trunk; {@link Party#NONE} for an internal call
 * @param group the hunt group it was presented from; {@link Party#NONE} if none
 * @param from the device that transferred or diverted the call to here; {@link Party#NONE} if neither
 * @param to the device that the call went to from here; {@link Party#NONE} if it ended here
 * @param outside the party outside
 * @param dialled the digits that were dialled
 * @param accountCode the last account code entered while it lasted, empty if none
 * @param rung whether it counts as having rung here (off for a device whose settings say so)
 * @param transferred whether {@code from} transferred the call, or had answered it and somebody took it over; not whether it
 *     moved on from there unanswered
 * @param started when it began to ring
 * @param answered when it was answered; null if it was not
 * @param ended when it ended; null while it lasts
 * @param ringMillis how long it rang and waited, in milliseconds
 * @param queuedMillis how much of that was waiting in a queue
 * @param talkMillis how long the parties could talk
 * @param holdMillis how long it was on hold
 * @param end how it ended
 * @param cause why it ended
 * @param endCode the phone system's own code for the end, empty if none
 * @param marks what is special about it; immutable
 */
public record Segment(
        UUID id,
        UUID logicalCall,
        int number,
        long revision,
        PhoneSystemId system,
        CallId callId,
        CallType type,
        Direction direction,
        Party device,
        Party caller,
        Party trunk,
        Party group,
        Party from,
        Party to,
        ExternalParty outside,
        String dialled,
        String accountCode,
        boolean rung,
        boolean transferred,
        Instant started,
        Instant answered,
        Instant ended,
        long ringMillis,
        long queuedMillis,
        long talkMillis,
        long holdMillis,
        SegmentEnd end,
        Cause cause,
        String endCode,
        Set<CallMark> marks) {

    public Segment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(logicalCall, "logicalCall");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(end, "end");
        dialled = Objects.requireNonNullElse(dialled, "");
        accountCode = Objects.requireNonNullElse(accountCode, "");
        endCode = Objects.requireNonNullElse(endCode, "");
        marks = Set.copyOf(marks);
    }

    /** {@return whether it was answered here} */
    public boolean isAnswered() {
        return answered != null;
    }

    /** {@return whether it lasts} */
    public boolean isLive() {
        return ended == null;
    }

    /** {@return the whole time in milliseconds, ringing, talking and on hold} */
    public long durationMillis() {
        return ringMillis + talkMillis + holdMillis;
    }
}

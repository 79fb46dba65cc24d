package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.ExternalParty;

/**
 * A call from its first ring to its last, through every transfer and with the consultations that led to them. An
 * immutable snapshot; the next one has a higher revision.
 *
 * @param id its lasting id, the manual's logical call id; the same when the journal is replayed
 * @param revision grows with every change; of two versions the higher one holds
 * @param system the phone system
 * @param callIds the phone system's names for it, in the order they came up; immutable
 * @param type whether somebody outside takes or took part
 * @param direction which way
 * @param state what it is doing
 * @param started when it began
 * @param answered when it was first answered; null if it was not
 * @param ended when it ended; null while it lasts
 * @param mergedInto the call that this one became part of; null if none. Such a call has no segments any more and is
 *     not a call of its own
 * @param calling the device that began it: the trunk for an inbound call
 * @param outside the party outside
 * @param dialled the digits that were dialled
 * @param accountCode the last account code, empty if none
 * @param connections who takes part now; empty once it has ended; immutable
 * @param segments its segments in the order of beginning; immutable
 * @param marks what is special about it; immutable
 */
public record LogicalCall(
        UUID id,
        long revision,
        PhoneSystemId system,
        List<CallId> callIds,
        CallType type,
        Direction direction,
        State state,
        Instant started,
        Instant answered,
        Instant ended,
        UUID mergedInto,
        Party calling,
        ExternalParty outside,
        String dialled,
        String accountCode,
        List<Connection> connections,
        List<Segment> segments,
        Set<CallMark> marks) {

    /** What a call as a whole is doing. */
    public enum State {
        /** Being dialled, or set up. */
        INITIATED,
        /** Ringing somewhere and not answered. */
        RINGING,
        /** Waiting at a group. */
        QUEUED,
        /** People talk. */
        CONNECTED,
        /** On hold. */
        HELD,
        /** Could not be completed and not yet hung up. */
        FAILED,
        /** Over. */
        ENDED
    }

    public LogicalCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(system, "system");
        callIds = List.copyOf(callIds);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(started, "started");
        dialled = Objects.requireNonNullElse(dialled, "");
        accountCode = Objects.requireNonNullElse(accountCode, "");
        connections = List.copyOf(connections);
        segments = List.copyOf(segments);
        marks = Set.copyOf(marks);
    }

    /** {@return whether it lasts} */
    public boolean isLive() {
        return ended == null;
    }

    /** {@return this device's connection, if it takes part} */
    public Optional<Connection> connection(DeviceId device) {
        return connections.stream().filter(c -> c.party().device().equals(device)).findFirst();
    }

    /** {@return whether the device takes or took part: in a connection now, or in a segment} */
    public boolean involves(DeviceId device) {
        return connection(device).isPresent()
                || segments.stream()
                        .anyMatch(s -> s.device().device().equals(device) || s.caller().device().equals(device));
    }
}

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;

/**
 * Keeps the segments of recorded devices with their state and their recordings. Any thread may call; methods throw
 * unchecked exceptions while the database is away.
 */
public interface RecordingStore {

    /** {@return up to where the system's journal has been read; empty if it never was} */
    OptionalLong cursor(PhoneSystemId system);

    /** {@return the revisions of those of the segments that are stored} */
    Map<UUID, Long> revisions(Collection<UUID> segments);

    /**
     * Keeps segments as they ended, and how far the journal has been read, in one transaction. What is stored in the same
     * or a later revision stays as it is, so that the same may come again. A newer revision replaces what the segment
     * says; its state stays unless it is {@code PENDING}.
     *
     * @param outcomes segments of recorded devices that are over, each once
     * @param others further segments that are over: brought up to date if they are stored, else left out
     * @param position the last journal entry read
     * @return how many were not stored before
     */
    int write(PhoneSystemId system, Collection<SegmentOutcome> outcomes, Collection<Segment> others, long position);

    /** Says whose a segment is; {@code user} null for nobody. {@return whether it is stored} */
    boolean assignUser(UUID segment, UUID user, String userName);

    /** Takes the link to a user, and the name, off segments. {@return how many}, at most {@code limit} */
    int forgetUser(UUID user, int limit);

    /** Gives a segment that is {@code PENDING} its state; any other is left alone. {@return whether it was} */
    boolean resolve(UUID segment, SegmentState state, String reason);

    /** Gives those of the segments that wait or had failed, and have recordings, the state that follows from these. */
    void settle(Collection<UUID> segments);

    /**
     * Keeps a recording; a row of this id that is there stays as it is. Its segment may be stored already or later. One
     * that waits, or had failed, is {@code RECORDED} from then on, or {@code FAILED} if the recording is but a part.
     */
    void addFile(RecordingRow row);

    /** {@return calls of which a segment matches and is in the access, each with those segments} */
    Page<RecordedCall> calls(RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page);

    /** {@return the segments that match and are in the access, each for itself} */
    Page<RecordedSegment> segments(RecordingQuery query, CallAccess access, RecordingOrder order, PageRequest page);

    /** {@return whether a segment is there and in the access} */
    boolean reaches(UUID segment, CallAccess access);

    /** {@return a segment of a recorded device} */
    Optional<RecordedSegment> segment(UUID id);

    /** {@return the segments of a logical call in order; empty if it has none of a recorded device} */
    List<RecordedSegment> call(UUID logicalCall);

    /** {@return segments in a state, those that ended first in front} */
    List<RecordedSegment> inState(SegmentState state, int limit);

    /** {@return how many segments that began in a time are in each state, of those in the access} */
    Map<SegmentState, Long> counts(Instant from, Instant to, CallAccess access);

    /** {@return why segments that began in a time are in a state, and how many each, most first; of those in the access} */
    Map<String, Long> reasons(SegmentState state, Instant from, Instant to, CallAccess access);
}

package org.jackfield.apps.recording.recorder;

import java.util.Optional;
import java.util.UUID;
import org.jackfield.apps.recording.SegmentState;

/** What the recorder knows about segments that it has dealt with lately. Any thread may ask. */
public interface Outcomes {

    /**
     * What became of a segment.
     *
     * @param state {@code PENDING} while its recording is being closed
     * @param reason why it failed, or why it has no channel; empty if the state says all
     */
    record Outcome(SegmentState state, String reason) {}

    /** {@return the outcome; empty if the recorder never heard of the segment, since it was not running for instance} */
    Optional<Outcome> of(UUID segment);
}

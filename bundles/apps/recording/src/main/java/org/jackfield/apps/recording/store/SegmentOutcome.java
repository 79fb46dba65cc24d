package org.jackfield.apps.recording.store;

import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;

/**
 * A segment of a recorded device that is over, and what became of it.
 *
 * @param segment the segment as it ended
 * @param state what became of it
 * @param reason the rule, the failure; empty if the state says all
 */
public record SegmentOutcome(Segment segment, SegmentState state, String reason) {}

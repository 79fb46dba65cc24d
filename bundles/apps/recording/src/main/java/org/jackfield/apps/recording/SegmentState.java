package org.jackfield.apps.recording;

/** What became of a segment of a recorded device. Every one ends in exactly one of these, {@link #PENDING} for the time being. */
public enum SegmentState {
    /** It is over, and its recording is still being closed. */
    PENDING,
    /** There is a recording. */
    RECORDED,
    /** A rule said that it is not to be recorded; the reason names the rule. */
    EXCLUDED,
    /** There was nothing to hear: held, queued, never answered, transferred to the outside (ruling 17). */
    NO_AUDIO_EXPECTED,
    /** It should have been recorded and was not, or only in part; the reason says why. */
    FAILED,
    /** All licensed channels were taken. */
    UNLICENSED
}

package org.jackfield.api.recording.format;

/** How a recording ended. */
public enum Outcome {
    /** Its segment ended. */
    COMPLETE,
    /** It was cut short: by a crash, a full disk, a stopped recorder. */
    INTERRUPTED
}

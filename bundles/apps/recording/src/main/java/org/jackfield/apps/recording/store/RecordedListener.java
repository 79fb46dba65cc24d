package org.jackfield.apps.recording.store;

import java.util.UUID;

/** Is told of recordings whose segment and file are both kept. Called on the thread that kept the latter; does not throw. */
public interface RecordedListener {

    /** A segment has a recording now, or one more. */
    void recorded(UUID segment);
}

package org.jackfield.apps.recording.keeping;

import java.nio.file.Path;
import java.util.Optional;
import org.jackfield.apps.recording.store.RecordingRow;

/** Finds the files of recordings, wherever they are by now. Any thread may call; looks at the disk. */
public interface RecordingFiles {

    /**
     * {@return the file of a recording: where it was made, or else in the first archive that has it; empty if none has, or the
     * one that has cannot be reached}
     */
    Optional<Path> locate(RecordingRow row);
}

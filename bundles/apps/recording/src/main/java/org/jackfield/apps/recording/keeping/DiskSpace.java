package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is free on the disk of a folder. */
final class DiskSpace {

    private DiskSpace() {}

    /** {@return the bytes that are free for us; -1 if the disk does not say} */
    static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}

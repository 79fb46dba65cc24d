package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mark in the folder of an archive, made when it is first set up. A disk or share that is not mounted leaves an empty
 * folder in its place: without the mark nothing is written there, and nothing taken for gone.
 */
final class ArchiveMark {

    static final String NAME = ".jackfield-archive";

    /** What it says to people. */
    static final String TEXT = "Recordings are archived here. Do not remove this file.\n";

    private ArchiveMark() {}

    static boolean isThere(Path archive) {
        return Files.isRegularFile(archive.resolve(NAME));
    }

    /** Makes the mark; the folder too, but none above it. */
    static void make(Path archive) throws IOException {
        if (!Files.isDirectory(archive)) {
            Files.createDirectory(archive);
        }
        if (!isThere(archive)) {
            Files.writeString(archive.resolve(NAME), TEXT);
        }
    }
}

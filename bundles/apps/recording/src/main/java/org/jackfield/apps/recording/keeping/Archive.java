package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A place that gets a copy of every recording: a folder, or a network share. Any thread may call; all of it may take time. */
interface Archive {

    /** {@return how people know it} */
    String name();

    /** Sets it up: from then on it counts as there while its {@link ArchiveMark} is. */
    void prepare() throws IOException;

    /** {@return whether it is there: it can be reached, and has its mark} */
    boolean isThere();

    /** {@return how many bytes are free, negative if nobody knows} */
    long free();

    /**
     * {@return whether it has a file of this content, read to its end}
     *
     * @param path relative, with slashes
     * @param sha256 of the content, in hexadecimal
     */
    boolean holds(String path, String sha256) throws IOException;

    /**
     * Makes sure that it has a file of this content. A copy that is there and right stays.
     *
     * @throws IOException if it could not be written, or reads back otherwise
     */
    void keep(Path file, String path, String sha256) throws IOException;

    /** {@return whether a file here is the very one that the archive has} */
    boolean isSame(Path file, String path) throws IOException;

    /** Deletes a file; one that is not there is no failure. */
    void delete(String path) throws IOException;

    /** {@return a file to be read, if the archive has it and can be reached} */
    Optional<Path> find(String path);
}

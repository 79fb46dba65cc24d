package org.jackfield.apps.recording.store;

import java.util.List;
import java.util.UUID;

/**
 * Keeps what people say of segments. Any thread may call; methods throw unchecked exceptions while the database is away.
 */
public interface AnnotationStore {

    /**
     * Keeps what is said of a segment.
     *
     * @param value its revision is the one that was read
     * @return as it stands now
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.conflict}) if somebody else wrote meanwhile,
     *     ({@code recording.unknown}) if there is no such segment
     */
    Annotation annotate(UUID segment, Annotation value);

    /** {@return the notes of a segment, oldest first} */
    List<Note> notes(UUID segment);

    /**
     * Adds a note.
     *
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.unknown}) if there is no such segment
     */
    void add(Note note);

    /** Removes a note. {@return whether there was one} */
    boolean remove(UUID note);
}

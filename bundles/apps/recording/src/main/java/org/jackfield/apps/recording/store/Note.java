package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * What somebody noted about a segment.
 *
 * @param id its id
 * @param segment the segment
 * @param at when it was written
 * @param by the name of who wrote it
 * @param positionMillis which place of the recording it is about, in milliseconds from its start; null if the whole
 * @param text 1 to 2000 characters
 */
public record Note(UUID id, UUID segment, Instant at, String by, Long positionMillis, String text) {

    /** The longest text. */
    public static final int LONGEST = 2000;

    /** Refuses what cannot be kept. */
    public Note {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        text = Objects.requireNonNullElse(text, "").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw ProblemException.invalid(
                    "recording.note", text.length() + " characters", "A note has 1 to " + LONGEST + " characters.", "Write another text.");
        }
        if (positionMillis != null && positionMillis < 0) {
            throw ProblemException.invalid(
                    "recording.note", positionMillis + " ms", "A recording has no place before its start.", "Use a place from 0 on.");
        }
    }
}

package org.jackfield.api.tasks;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How a task stands.
 *
 * @param id born with the task; never null
 * @param type the kind of work; never null
 * @param title a few words for people; never null
 * @param state how it stands; never null
 * @param done units of work done
 * @param total units of work in all; 0 if not known
 * @param note what is being done, or what was done, or why it failed and what to do; never null
 * @param submittedBy name of who submitted it; never null
 * @param submittedAt when it was submitted; never null
 * @param endedAt when it ended; empty until then; never null
 */
public record TaskStatus(
        UUID id,
        String type,
        String title,
        State state,
        long done,
        long total,
        String note,
        String submittedBy,
        Instant submittedAt,
        Optional<Instant> endedAt) {

    /** How a task stands. */
    public enum State {
        /** Waits for a thread, or for the bundle that does this kind of work. */
        QUEUED,
        /** Is being done. */
        RUNNING,
        /** Was done. */
        SUCCEEDED,
        /** Could not be done. */
        FAILED,
        /** Was cancelled. */
        CANCELLED,
        /** Was cut off by a stop of the system or of its bundle, and is not repeatable. */
        INTERRUPTED;

        /** {@return whether nothing more will happen} */
        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** Checks the components. */
    public TaskStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(submittedBy, "submittedBy");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}

package org.jackfield.core.events.model;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param id born with the event
 * @param at when it happened
 * @param kind what
 * @param subject to whom or what: a phone system, a feature, a person; empty if to the server as a whole
 * @param detail what else there is to say; empty for nothing
 */
public record Event(UUID id, Instant at, EventKind kind, String subject, String detail) {

    /** Checks the components. */
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
    }
}

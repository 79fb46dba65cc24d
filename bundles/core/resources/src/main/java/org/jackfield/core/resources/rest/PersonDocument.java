package org.jackfield.core.resources.rest;

import java.util.UUID;
import org.jackfield.api.rest.Summary;

/** A user or a contact, as it is shown outside. */
@Summary("A person, named as then")
public record PersonDocument(UUID id, String name) {

    /** {@return the person; null if there is none} */
    static PersonDocument of(UUID id, String name) {
        return id == null ? null : new PersonDocument(id, name);
    }
}

package org.jackfield.core.contacts.store;

import java.time.Instant;
import org.jackfield.api.contacts.Directory;

/**
 * A directory as it is stored.
 *
 * @param generation which of its contacts hold
 * @param importedAt when it was last imported, whatever came of it; null if it never was
 * @param importNote what came of it; empty if it never was
 */
public record StoredDirectory(Directory directory, long generation, Instant importedAt, String importNote) {

    /** {@return this with other properties} */
    public StoredDirectory with(Directory changed) {
        return new StoredDirectory(changed, generation, importedAt, importNote);
    }
}

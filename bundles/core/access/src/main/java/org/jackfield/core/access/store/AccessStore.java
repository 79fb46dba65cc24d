package org.jackfield.core.access.store;

import java.util.UUID;
import org.jackfield.core.access.AccessRules;
import org.jackfield.core.access.Named;

/**
 * Keeps profiles, roles and filters. Changes throw a {@code ProblemException} ({@code access.unavailable}) while the
 * database is away.
 */
public interface AccessStore {

    /** {@return all there is} */
    AccessRules load();

    /**
     * Keeps something as it is now.
     *
     * @param value with its new revision; the one before must be what is stored, 0 for nothing
     * @return whether that was so; else nothing was changed
     */
    boolean save(Named value);

    /** Removes a profile, role or filter. */
    void delete(UUID id);
}

package org.jackfield.core.filters.store;

import java.util.List;
import java.util.UUID;
import org.jackfield.api.filters.SavedFilter;

/** Keeps filters. Changes throw a {@code ProblemException} ({@code filters.unavailable}) while the database is away. */
public interface FilterStore {

    /** {@return all that are kept} */
    List<SavedFilter> load();

    /**
     * Keeps a filter as it is now.
     *
     * @param filter with its new revision; the one before must be what is stored, 0 for nothing
     * @return whether that was so; else nothing was changed
     */
    boolean save(SavedFilter filter);

    /** Removes a filter. */
    void delete(UUID id);
}

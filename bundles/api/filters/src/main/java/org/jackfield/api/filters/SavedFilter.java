package org.jackfield.api.filters;

import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.security.access.FilterCriteria;

/**
 * A filter under a name.
 *
 * @param id which one; of a built-in filter the same on every site; never null
 * @param revision how often it was written; 0 for one that is not kept yet
 * @param sharing who sees it; never null
 * @param owner id of the account whose it is; empty unless it is personal; never null
 * @param name how people call it: once among the personal ones of an account, once among those that are shared; of a
 *     built-in filter its English name, see {@link FilterService#name}; never null
 * @param criteria which calls it means; never null
 */
public record SavedFilter(
        UUID id, long revision, Sharing sharing, String owner, String name, FilterCriteria criteria) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** Who sees a filter. */
    public enum Sharing {
        /** The account that made it. */
        PERSONAL,
        /** Everybody who may see shared filters; whoever may modify them may change it. */
        SHARED,
        /** Everybody who may have filters. Nobody changes it. */
        BUILT_IN
    }

    /** Checks the components. */
    public SavedFilter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sharing, "sharing");
        owner = Objects.requireNonNullElse(owner, "");
        name = Objects.requireNonNullElse(name, "").strip();
        Objects.requireNonNull(criteria, "criteria");
    }

    /** {@return this for other calls, under another name} */
    public SavedFilter with(String name, FilterCriteria criteria) {
        return new SavedFilter(id, revision, sharing, owner, name, criteria);
    }
}

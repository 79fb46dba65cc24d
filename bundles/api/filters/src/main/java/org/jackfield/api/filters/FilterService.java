package org.jackfield.api.filters;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FilterCriteria;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The saved filters of the site. Any thread may call. Reading takes no input or output; a change is durable and audited when
 * the method returns. A part of the system ({@link Subject#system}) sees shared and built-in filters, no personal ones.
 */
@ProviderType
public interface FilterService {

    /** What a person needs to have filters of one's own, and to use the built-in ones. */
    Permission OWN = new Permission("filters.own", "Have filters of one's own");

    /** What a person needs to see and use shared filters. */
    Permission VIEW_SHARED = new Permission("filters.view-shared", "View shared filters");

    /** What a person needs to make, change and delete shared filters, whoever made them. */
    Permission MODIFY_SHARED = new Permission("filters.modify-shared", "Modify shared filters");

    /** {@return the filters that somebody sees: personal ones, shared ones, built-in ones, each by name; immutable} */
    List<SavedFilter> filters(Subject by);

    /** {@return a filter; empty if there is none of this id that {@code by} sees} */
    Optional<SavedFilter> filter(UUID id, Subject by);

    /**
     * {@return how a filter is called for a reader: a built-in one in their language, any other as people named it}
     *
     * @param filter never null
     * @param locale the reader's; English where the built-in ones have no name in that language
     */
    String name(SavedFilter filter, Locale locale);

    /**
     * {@return which calls are meant, ready to be asked: business units are their users of now, and service codes those of the
     * dial plan of now} Ask anew for every request.
     *
     * @throws ProblemException {@code access.filter-text} for a text that says nothing
     */
    CallFilter resolve(FilterCriteria criteria);

    /**
     * {@return which calls a saved filter means, ready to be asked}
     *
     * @param id the filter's; null for every call
     * @throws ProblemException {@code filters.unknown} if there is none of this id that {@code by} sees
     */
    CallFilter resolve(UUID id, Subject by);

    /**
     * Keeps a filter; with revision 0 as a new one, of which the id is given here. Of a personal filter {@code by} becomes the
     * owner.
     *
     * @return as it is kept
     * @throws ProblemException {@code filters.unknown}, {@code filters.built-in}, {@code filters.name}, {@code
     *     filters.name-taken}, {@code filters.too-many}, {@code filters.conflict}, {@code access.filter-text}, {@code
     *     security.forbidden}
     */
    SavedFilter save(SavedFilter filter, Subject by, String origin);

    /**
     * Makes a shared copy of a filter; the original stays as it is.
     *
     * @param name of the copy
     * @return the copy
     * @throws ProblemException as {@link #save}
     */
    SavedFilter share(UUID id, String name, Subject by, String origin);

    /** {@return what would no longer have this filter, as people call it; empty if nothing uses it} */
    List<String> uses(UUID id);

    /**
     * Removes a filter. Whatever uses it goes on without it.
     *
     * @param evenInUse whether it is removed if something uses it
     * @throws ProblemException {@code filters.unknown}, {@code filters.built-in}, {@code filters.in-use} which names what uses
     *     it, {@code security.forbidden}
     */
    void delete(UUID id, boolean evenInUse, Subject by, String origin);
}

package org.jackfield.api.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FilterCriteria;

/** Filters as the test puts them: everybody sees shared ones, and personal ones of one's own. Nothing else is checked. */
public final class FakeFilters implements FilterService {

    private final Map<UUID, SavedFilter> filters = new LinkedHashMap<>();

    /** Adds a filter that nobody owns. */
    public synchronized SavedFilter put(SavedFilter.Sharing sharing, String name, FilterCriteria criteria) {
        SavedFilter filter = new SavedFilter(UUID.randomUUID(), 1, sharing, "", name, criteria);
        filters.put(filter.id(), filter);
        return filter;
    }

    @Override
    public synchronized List<SavedFilter> filters(Subject by) {
        return filters.values().stream()
                .filter(filter -> filter.sharing() != SavedFilter.Sharing.PERSONAL || filter.owner().equals(by.id()))
                .toList();
    }

    @Override
    public Optional<SavedFilter> filter(UUID id, Subject by) {
        return filters(by).stream().filter(filter -> filter.id().equals(id)).findFirst();
    }

    @Override
    public String name(SavedFilter filter, Locale locale) {
        return filter.name();
    }

    @Override
    public CallFilter resolve(FilterCriteria criteria) {
        return criteria.parse();
    }

    @Override
    public CallFilter resolve(UUID id, Subject by) {
        return id == null
                ? CallFilter.ALL
                : resolve(filter(id, by)
                        .orElseThrow(() -> ProblemException.notFound("filters.unknown", id.toString(), "There is no such filter.", ""))
                        .criteria());
    }

    @Override
    public synchronized SavedFilter save(SavedFilter filter, Subject by, String origin) {
        SavedFilter kept = new SavedFilter(
                filter.revision() == 0 ? UUID.randomUUID() : filter.id(), filter.revision() + 1, filter.sharing(),
                filter.sharing() == SavedFilter.Sharing.PERSONAL ? by.id() : "", filter.name(), filter.criteria());
        filters.put(kept.id(), kept);
        return kept;
    }

    @Override
    public SavedFilter share(UUID id, String name, Subject by, String origin) {
        return save(
                new SavedFilter(id, 0, SavedFilter.Sharing.SHARED, "", name, filter(id, by).orElseThrow().criteria()), by, origin);
    }

    @Override
    public List<String> uses(UUID id) {
        return List.of();
    }

    @Override
    public synchronized void delete(UUID id, boolean evenInUse, Subject by, String origin) {
        filters.remove(id);
    }
}

package org.jackfield.core.filters.rest;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.security.access.MillisRange;

/**
 * A filter as REST tells it.
 *
 * @param id see {@link SavedFilter}
 */
@Summary("A saved filter; what is absent does not matter")
public record FilterDocument(
        @Summary("Absent for a new one") UUID id,
        @Summary("The revision that was read; 0 for a new one") long revision,
        SavedFilter.Sharing sharing,
        String name,
        @Summary("What fields hold: values with % and _, ranges in numeric fields, separated by commas, ! before what must not"
                        + " be")
                Map<CallField, String> texts,
        @Summary("Bounds of durations in milliseconds") Map<CallSpan, Span> spans,
        Set<CallKind> kinds,
        CallStatus status,
        @Summary("What is wanted to be so, or not to be so") Map<CallFlag, Boolean> flags,
        @Summary("Ids of users") Set<UUID> users,
        @Summary("Ids of business units, each with all below it") Set<UUID> units) {

    /**
     * Bounds of a duration.
     *
     * @param least absent for none
     * @param most absent for none
     */
    public record Span(Optional<Long> least, Optional<Long> most) {}

    static FilterDocument of(SavedFilter filter) {
        FilterCriteria criteria = filter.criteria();
        Map<CallSpan, Span> spans = new TreeMap<>();
        criteria.spans().forEach((span, range) -> spans.put(span, new Span(
                Optional.of(range.least()).filter(millis -> millis > 0),
                Optional.of(range.most()).filter(millis -> millis < Long.MAX_VALUE))));
        return new FilterDocument(
                filter.id(), filter.revision(), filter.sharing(), filter.name(), new TreeMap<>(criteria.texts()), spans,
                new TreeSet<>(criteria.kinds()), criteria.status(), new TreeMap<>(criteria.flags()),
                new TreeSet<>(criteria.users()), new TreeSet<>(criteria.units()));
    }

    SavedFilter filter(UUID path, long read) {
        EnumMap<CallSpan, MillisRange> ranges = new EnumMap<>(CallSpan.class);
        given(spans).forEach((span, bounds) -> ranges.put(
                span, new MillisRange(given(bounds.least()).orElse(0L), given(bounds.most()).orElse(Long.MAX_VALUE))));
        FilterCriteria criteria = new FilterCriteria(
                given(texts), ranges, given(kinds), Objects.requireNonNullElse(status, CallStatus.ANY), given(flags),
                given(users), given(units));
        return new SavedFilter(
                path, read, Objects.requireNonNullElse(sharing, SavedFilter.Sharing.PERSONAL), "", name, criteria);
    }

    private static <T> Set<T> given(Set<T> values) {
        return Objects.requireNonNullElse(values, Set.of());
    }

    private static <K, V> Map<K, V> given(Map<K, V> values) {
        return Objects.requireNonNullElse(values, Map.of());
    }

    private static <T> Optional<T> given(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }
}

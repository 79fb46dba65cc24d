package org.jackfield.api.persistence;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, the same shape for stores, pages and REST.
 *
 * @param items what is on it, in the order of the list; immutable, never null
 * @param page counted from 0
 * @param size how many items were asked for; {@code items} may be fewer
 * @param total items in the whole list
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** Keeps an immutable copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** {@return the answer to a request} */
    public static <T> Page<T> of(List<T> items, PageRequest request, long total) {
        return new Page<>(items, request.page(), request.size(), total);
    }

    /** {@return the part of a whole list that was asked for} */
    public static <T> Page<T> within(List<T> all, PageRequest request) {
        int from = (int) Math.min(request.offset(), all.size());
        return of(all.subList(from, Math.min(from + request.size(), all.size())), request, all.size());
    }

    /** {@return the page with every item replaced} */
    public <R> Page<R> map(Function<? super T, ? extends R> item) {
        return new Page<>(items.stream().<R>map(item).toList(), page, size, total);
    }

    /** {@return how many pages the list has; at least 1} */
    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}

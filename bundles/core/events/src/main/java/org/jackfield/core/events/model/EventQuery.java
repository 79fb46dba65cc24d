package org.jackfield.core.events.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jackfield.core.events.model.EventKind.Category;

/**
 * Which events are wanted.
 *
 * @param from the earliest moment, inclusive; null for no bound
 * @param to the latest moment, exclusive; null for no bound
 * @param categories what they are about; none of them for none
 * @param text part of subject or detail, without regard to case; empty for all
 */
public record EventQuery(Instant from, Instant to, Set<Category> categories, String text) {

    /** Every event. */
    public static final EventQuery ALL = new EventQuery(null, null, Set.of(Category.values()), "");

    /** Checks the components. */
    public EventQuery {
        categories = Set.copyOf(categories);
        Objects.requireNonNull(text, "text");
    }

    /** {@return this for fewer categories} */
    public EventQuery without(Category category) {
        Set<Category> fewer = new HashSet<>(categories);
        fewer.remove(category);
        return new EventQuery(from, to, fewer, text);
    }
}

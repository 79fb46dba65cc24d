package org.jackfield.api.contacts;

import java.util.List;

/**
 * One page of what a search found.
 *
 * @param items in the order of their names; immutable, never null
 * @param page counted from 0
 * @param size how many were asked for
 * @param total how many there are, as far as they were counted
 * @param more whether there are more than {@code total}: counting ends at {@value #COUNTED}
 */
public record ContactPage(List<Contact> items, int page, int size, long total, boolean more) {

    /** How far the contacts that a text finds are counted. A list without a text is counted whole. */
    public static final int COUNTED = 1_000;

    /** Keeps an immutable copy. */
    public ContactPage {
        items = List.copyOf(items);
    }
}

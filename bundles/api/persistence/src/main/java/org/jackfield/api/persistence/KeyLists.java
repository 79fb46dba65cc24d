package org.jackfield.api.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keys for the lists of SQL, {@code id IN (…)}: no more at once than every database takes, and in few lengths.
 *
 * <p>A statement with three keys is another than one with four. JDBI and the databases keep what they have parsed, so that lists of
 * every length would fill memory with statements that are used once, and drive those out that are used always.
 */
public final class KeyLists {

    /** How many keys a list has at most; SQL Server takes 2100 values in a statement. */
    static final int MOST = 512;

    private KeyLists() {}

    /**
     * Divides keys into lists for one statement each.
     *
     * @param keys the keys; none of them {@code null}
     * @return the keys in their order, in lists of 1, 2, 4 … or 512. The last list is filled up with its last key once
     *     more or several times, which means nothing to {@code IN}. No list if there are no keys
     */
    public static <T> List<List<T>> of(Collection<? extends T> keys) {
        List<T> all = List.copyOf(keys);
        List<List<T>> lists = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            lists.add(filled(all.subList(from, Math.min(all.size(), from + MOST))));
        }
        return lists;
    }

    private static <T> List<T> filled(List<T> keys) {
        int length = 1;
        while (length < keys.size()) {
            length *= 2;
        }
        List<T> filled = new ArrayList<>(length);
        filled.addAll(keys);
        while (filled.size() < length) {
            filled.add(keys.getLast());
        }
        return filled;
    }
}

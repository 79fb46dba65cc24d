package org.jackfield.core.contacts.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jackfield.api.contacts.Contact;
import org.jackfield.core.contacts.match.NumberReader;

/**
 * Contacts in memory, by number and by text. A contact's rank is its place in the order of the names, from 0. Immutable; any
 * thread. It takes {@link #bytes()}.
 */
final class ContactTable {

    /** A table without contacts. */
    static final ContactTable EMPTY = new Builder(new NumberReader(UnaryOperator.identity())).build();

    /** Smaller tables are looked through as they are. */
    private static final int FILTERED = 4096;

    private final Records records;
    private final int[] places;
    private final long[] keys;
    private final int[] ranks;
    private final BlockFilter filter;

    private ContactTable(Records records, int[] places, long[] keys, int[] ranks) {
        this.records = records;
        this.places = places;
        this.keys = keys;
        this.ranks = ranks;
        filter = places.length < FILTERED
                ? null
                : new BlockFilter(places.length, (rank, reader) -> records.text(places[rank], reader));
    }

    int size() {
        return places.length;
    }

    long bytes() {
        return records.bytes() + 4L * places.length + 12L * keys.length + (filter == null ? 0 : filter.bytes());
    }

    Records records() {
        return records;
    }

    int place(int rank) {
        return places[rank];
    }

    /** {@return the rank of the first by name that has the number and is not among the dead; -1 if there is none} */
    int first(long key, BitSet dead) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < keys.length && keys[low] == key) {
            if (!dead.get(ranks[low])) {
                return ranks[low];
            }
            low++;
        }
        return -1;
    }

    /** {@return the rank of a contact; -1 if it is not here} */
    int rankOf(UUID id) {
        for (int rank = 0; rank < places.length; rank++) {
            if (records.is(places[rank], id)) {
                return rank;
            }
        }
        return -1;
    }

    /** {@return the next rank from {@code from} on whose text holds all terms of one list; -1 if there is none} */
    int next(int from, List<List<byte[]>> terms, long[] candidates) {
        for (int rank = from; rank < places.length; rank++) {
            if (candidates != null) {
                int block = nextBit(candidates, filter.blockOf(rank));
                rank = block < 0 ? places.length : Math.max(rank, filter.firstOf(block));
            }
            if (rank < places.length && matches(rank, terms)) {
                return rank;
            }
        }
        return -1;
    }

    private boolean matches(int rank, List<List<byte[]>> alternatives) {
        for (List<byte[]> terms : alternatives) {
            boolean all = true;
            for (int i = 0; all && i < terms.size(); i++) {
                all = records.holds(places[rank], terms.get(i));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** {@return the blocks in which the terms can be; null for all} */
    long[] candidates(List<List<byte[]>> alternatives) {
        if (filter == null) {
            return null;
        }
        long[] candidates = filter.candidates(alternatives.getFirst());
        for (List<byte[]> terms : alternatives.subList(1, alternatives.size())) {
            long[] more = filter.candidates(terms);
            for (int i = 0; i < more.length; i++) {
                candidates[i] |= more[i];
            }
        }
        return candidates;
    }

    private static int nextBit(long[] bits, int from) {
        int word = from / Long.SIZE;
        if (word >= bits.length) {
            return -1;
        }
        long rest = bits[word] & -1L << from;
        while (rest == 0) {
            if (++word == bits.length) {
                return -1;
            }
            rest = bits[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
    }

    /** Makes a table; by one thread. */
    static final class Builder {
        private final NumberReader numbers;
        private final Records records = new Records();
        private int[] places = new int[16];
        private int size;
        private long[] keys = new long[16];
        private int[] owners = new int[16];
        private int keyCount;

        Builder(NumberReader numbers) {
            this.numbers = numbers;
        }

        Builder add(Contact contact) {
            place(records.add(
                    contact.id(),
                    contact.vip(),
                    utf8(contact.name()),
                    utf8(contact.vipText()),
                    SearchText.of(contact, numbers)));
            for (String number : contact.numbers()) {
                long key = number.isEmpty() ? NumberReader.NONE : numbers.key(number);
                if (key != NumberReader.NONE) {
                    key(key, size - 1);
                }
            }
            return this;
        }

        /** Adds what is in another table and not dead. */
        Builder add(ContactTable other, BitSet dead) {
            int[] ordinals = new int[other.size()];
            for (int rank = 0; rank < other.size(); rank++) {
                ordinals[rank] = dead.get(rank) ? -1 : size;
                if (!dead.get(rank)) {
                    place(records.copy(other.records, other.places[rank]));
                }
            }
            for (int i = 0; i < other.keys.length; i++) {
                if (ordinals[other.ranks[i]] >= 0) {
                    key(other.keys[i], ordinals[other.ranks[i]]);
                }
            }
            return this;
        }

        int size() {
            return size;
        }

        /** {@return what it takes now, and what {@link #build} will take besides: three orders, sorted keys and the filter} */
        long bytes() {
            return records.bytes() + 4L * places.length + 12L * keys.length + 12L * size + 20L * keyCount
                    + BlockFilter.bytes(size);
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private void place(int place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size + (size >> 1));
            }
            places[size++] = place;
        }

        private void key(long key, int owner) {
            if (keyCount == keys.length) {
                keys = Arrays.copyOf(keys, keyCount + (keyCount >> 1));
                owners = Arrays.copyOf(owners, keyCount + (keyCount >> 1));
            }
            keys[keyCount] = key;
            owners[keyCount++] = owner;
        }

        ContactTable build() {
            records.trim();
            int[] order = identity(size);
            int[] unsorted = places;
            IntMergeSort.sort(order, size, (a, b) -> Records.compare(records, unsorted[a], records, unsorted[b]));
            int[] sorted = new int[size];
            int[] rankOf = new int[size];
            for (int rank = 0; rank < size; rank++) {
                sorted[rank] = unsorted[order[rank]];
                rankOf[order[rank]] = rank;
            }
            return withKeys(sorted, rankOf);
        }

        private ContactTable withKeys(int[] sorted, int[] rankOf) {
            int[] order = identity(keyCount);
            IntMergeSort.sort(order, keyCount, (a, b) -> {
                int byKey = Long.compare(keys[a], keys[b]);
                return byKey != 0 ? byKey : Integer.compare(rankOf[owners[a]], rankOf[owners[b]]);
            });
            long[] sortedKeys = new long[keyCount];
            int[] ranks = new int[keyCount];
            for (int i = 0; i < keyCount; i++) {
                sortedKeys[i] = keys[order[i]];
                ranks[i] = rankOf[owners[order[i]]];
            }
            return new ContactTable(records, sorted, sortedKeys, ranks);
        }

        private static int[] identity(int size) {
            int[] identity = new int[size];
            Arrays.setAll(identity, i -> i);
            return identity;
        }
    }
}

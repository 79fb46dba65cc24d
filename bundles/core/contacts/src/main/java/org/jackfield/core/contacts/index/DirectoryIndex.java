package org.jackfield.core.contacts.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.contacts.Contact;
import org.jackfield.core.contacts.match.NumberReader;

/**
 * The contacts of one directory in memory: a large table, what of it has gone, and a small table of what has come since. So a
 * change takes the time of the small one, and every {@value #MAX_RECENT} changes that of both. Immutable; any thread.
 */
public final class DirectoryIndex {

    /** A directory without contacts. */
    public static final DirectoryIndex EMPTY =
            new DirectoryIndex(ContactTable.EMPTY, new BitSet(), List.of(), ContactTable.EMPTY);

    private static final int MAX_RECENT = 1000;

    private static final BitSet NONE_DEAD = new BitSet();

    private final ContactTable base;
    private final BitSet dead;
    private final List<Contact> recent;
    private final ContactTable recentTable;

    private DirectoryIndex(ContactTable base, BitSet dead, List<Contact> recent, ContactTable recentTable) {
        this.base = base;
        this.dead = dead;
        this.recent = recent;
        this.recentTable = recentTable;
    }

    /** A contact in a table. */
    record Hit(ContactTable table, int rank) {

        UUID id() {
            return table.records().id(table.place(rank));
        }

        int compareTo(Hit other) {
            return Records.compare(
                    table.records(), table.place(rank), other.table.records(), other.table.place(other.rank));
        }
    }

    /** {@return how many contacts there are} */
    public int size() {
        return base.size() - dead.cardinality() + recentTable.size();
    }

    /** {@return about how much memory it takes} */
    public long bytes() {
        return base.bytes() + dead.size() / 8 + recentTable.bytes();
    }

    /** {@return the first by name that has the number; null if none has} */
    Hit first(long key) {
        int rank = base.first(key, dead);
        int newer = recentTable.first(key, NONE_DEAD);
        if (rank < 0) {
            return newer < 0 ? null : new Hit(recentTable, newer);
        }
        Hit hit = new Hit(base, rank);
        if (newer < 0) {
            return hit;
        }
        Hit other = new Hit(recentTable, newer);
        return hit.compareTo(other) <= 0 ? hit : other;
    }

    /** {@return a cursor over what the terms find in each table} */
    Stream<Cursor> cursors(List<List<byte[]>> terms) {
        return Stream.of(new Cursor(base, dead, terms), new Cursor(recentTable, NONE_DEAD, terms));
    }

    /** {@return this with one contact in the place of whatever had its id} */
    public DirectoryIndex with(Contact contact, NumberReader numbers) {
        return changed(contact.id(), List.of(contact), numbers);
    }

    /** {@return this without one contact} */
    public DirectoryIndex without(UUID contact, NumberReader numbers) {
        return changed(contact, List.of(), numbers);
    }

    private DirectoryIndex changed(UUID id, List<Contact> instead, NumberReader numbers) {
        BitSet gone = (BitSet) dead.clone();
        int rank = base.rankOf(id);
        if (rank >= 0) {
            gone.set(rank);
        }
        List<Contact> now = new ArrayList<>(recent);
        now.removeIf(contact -> contact.id().equals(id));
        now.addAll(instead);
        if (now.size() > MAX_RECENT) {
            ContactTable.Builder all = new ContactTable.Builder(numbers).add(base, gone);
            now.forEach(all::add);
            return new DirectoryIndex(all.build(), new BitSet(), List.of(), ContactTable.EMPTY);
        }
        ContactTable.Builder table = new ContactTable.Builder(numbers);
        now.forEach(table::add);
        return new DirectoryIndex(base, gone, List.copyOf(now), table.build());
    }

    /** Makes an index of many contacts; by one thread. */
    public static final class Builder {
        private final ContactTable.Builder table;

        /** Starts with none. */
        public Builder(NumberReader numbers) {
            table = new ContactTable.Builder(numbers);
        }

        /** Adds a contact. */
        public void add(Contact contact) {
            table.add(contact);
        }

        /** {@return about how much memory it takes so far} */
        public long bytes() {
            return table.bytes();
        }

        /** {@return the index} */
        public DirectoryIndex build() {
            return new DirectoryIndex(table.build(), new BitSet(), List.of(), ContactTable.EMPTY);
        }
    }

    /** Goes through what is found in one table, in the order of the names. */
    static final class Cursor {
        private final ContactTable table;
        private final BitSet dead;
        private final List<List<byte[]>> terms;
        private final boolean all;
        private final long[] candidates;
        private int rank = -1;

        Cursor(ContactTable table, BitSet dead, List<List<byte[]>> terms) {
            this.table = table;
            this.dead = dead;
            this.terms = terms;
            all = terms.getFirst().isEmpty();
            candidates = all ? null : table.candidates(terms);
        }

        /** {@return whether there is a next one, which it now stands on} */
        boolean advance() {
            do {
                rank = all ? (rank + 1 < table.size() ? rank + 1 : -1) : table.next(rank + 1, terms, candidates);
            } while (rank >= 0 && dead.get(rank));
            return rank >= 0;
        }

        Hit hit() {
            return new Hit(table, rank);
        }
    }

    /** {@return the ids of all contacts; for tests and for few} */
    Set<UUID> ids() {
        Set<UUID> ids = new HashSet<>();
        cursors(List.of(List.of())).forEach(cursor -> {
            while (cursor.advance()) {
                ids.add(cursor.hit().id());
            }
        });
        return ids;
    }
}

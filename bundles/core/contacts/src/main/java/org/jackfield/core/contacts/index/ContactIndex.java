package org.jackfield.core.contacts.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.core.contacts.index.DirectoryIndex.Cursor;
import org.jackfield.core.contacts.index.DirectoryIndex.Hit;

/** The contacts of every directory in memory. Readers never wait, not even for a writer. Any thread. */
public final class ContactIndex {

    private volatile Map<UUID, DirectoryIndex> directories = Map.of();

    /** Ids that a search found. */
    public record Found(List<UUID> ids, long total, boolean more) {}

    /** Changes a directory's contacts; for one that is not there from {@link DirectoryIndex#EMPTY}. */
    public synchronized void change(UUID directory, UnaryOperator<DirectoryIndex> change) {
        Map<UUID, DirectoryIndex> changed = new HashMap<>(directories);
        changed.compute(directory, (id, before) -> change.apply(before == null ? DirectoryIndex.EMPTY : before));
        directories = changed;
    }

    /** Forgets a directory. */
    public synchronized void remove(UUID directory) {
        Map<UUID, DirectoryIndex> changed = new HashMap<>(directories);
        changed.remove(directory);
        directories = changed;
    }

    /** {@return how many contacts a directory has} */
    public int size(UUID directory) {
        return directories.getOrDefault(directory, DirectoryIndex.EMPTY).size();
    }

    /** {@return how many contacts there are} */
    public long size() {
        return directories.values().stream().mapToLong(DirectoryIndex::size).sum();
    }

    /** {@return about how much memory all of it takes} */
    public long bytes() {
        return directories.values().stream().mapToLong(DirectoryIndex::bytes).sum();
    }

    /** {@return who has the number, in the first of the directories that has anybody} */
    public Optional<ContactMatch> match(long key, Collection<UUID> inOrder) {
        Map<UUID, DirectoryIndex> now = directories;
        for (UUID directory : inOrder) {
            DirectoryIndex index = now.get(directory);
            Hit hit = index == null ? null : index.first(key);
            if (hit != null) {
                Records records = hit.table().records();
                int place = hit.table().place(hit.rank());
                return Optional.of(new ContactMatch(
                        records.id(place), directory, records.name(place), records.vip(place), records.vipText(place)));
            }
        }
        return Optional.empty();
    }

    /** {@return one page of what a text finds in some directories, in the order of the names} */
    public Found search(Collection<UUID> in, String text, PageRequest page) {
        Map<UUID, DirectoryIndex> now = directories;
        List<List<byte[]>> terms = SearchText.terms(text);
        boolean all = terms.getFirst().isEmpty();
        PriorityQueue<Cursor> next = new PriorityQueue<>((a, b) -> a.hit().compareTo(b.hit()));
        in.stream()
                .map(id -> now.getOrDefault(id, DirectoryIndex.EMPTY))
                .flatMap(index -> index.cursors(terms))
                .filter(Cursor::advance)
                .forEach(next::add);
        List<UUID> ids = new ArrayList<>(page.size());
        long count = 0;
        long end = all ? page.offset() + page.size() : ContactPage.COUNTED;
        Cursor first = next.poll();
        while (first != null && count < end) {
            if (count++ >= page.offset() && ids.size() < page.size()) {
                ids.add(first.hit().id());
            }
            if (!first.advance()) {
                first = next.poll();
            } else if (!next.isEmpty()) {
                next.add(first);
                first = next.poll();
            }
        }
        long total = all
                ? in.stream().mapToLong(id -> now.getOrDefault(id, DirectoryIndex.EMPTY).size()).sum()
                : count;
        return new Found(ids, total, !all && first != null);
    }
}

package org.jackfield.core.contacts.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.contacts.importing.RowSource.Row;
import org.jackfield.core.contacts.index.DirectoryIndex;
import org.jackfield.core.contacts.match.NumberReader;
import org.jackfield.core.contacts.store.ContactStore;

/**
 * Writes the contacts of a source as the next generation of a directory; nobody sees any of them before all are there. A
 * row that makes no contact is rejected and the others go on. Runs once, on one thread.
 */
public final class ContactImport {

    private final ContactStore contacts;
    private final UUID directory;
    private final long before;
    private final long next;
    private final boolean anyBefore;
    private final boolean deleteUnmatched;
    private final RejectFile rejects;
    private final Progress progress;
    private final LongSupplier memory;
    private final DirectoryIndex.Builder index;
    private final KeySet known = new KeySet();
    private long read;
    private long added;
    private long updated;
    private long kept;
    private long removed;

    /** Follows an import. */
    public interface Progress {

        /** Called for every batch; throws if the import is to end. */
        void at(long done, long total, long rows, long rejected);
    }

    /**
     * What an import is to do.
     *
     * @param directory to which the contacts belong
     * @param before the generation that holds
     * @param next the generation to write
     * @param anyBefore whether the directory has contacts
     * @param deleteUnmatched whether contacts that are not in the source go
     */
    public record Plan(UUID directory, long before, long next, boolean anyBefore, boolean deleteUnmatched) {}

    /**
     * @param memory how many bytes the index of the contacts may take
     */
    public ContactImport(
            ContactStore contacts, NumberReader numbers, Plan plan, RejectFile rejects, Progress progress,
            LongSupplier memory) {
        this.contacts = contacts;
        this.directory = plan.directory();
        this.before = plan.before();
        this.next = plan.next();
        this.anyBefore = plan.anyBefore();
        this.deleteUnmatched = plan.deleteUnmatched();
        this.rejects = rejects;
        this.progress = progress;
        this.memory = memory;
        this.index = new DirectoryIndex.Builder(numbers);
    }

    /**
     * Writes all of it.
     *
     * @throws ProblemException if the source cannot be read to its end, has no contact at all, or has too many
     */
    public ImportReport run(RowSource source, ColumnMapping mapping) throws IOException {
        rejects.columns(source.columns());
        List<Row> batch = new ArrayList<>(ContactStore.AT_ONCE);
        Row row;
        do {
            row = source.next();
            if (row != null) {
                read++;
                batch.add(row);
            }
            if (batch.size() == ContactStore.AT_ONCE || row == null) {
                write(batch, mapping);
                batch.clear();
                progress.at(source.done(), source.total(), read, rejects.count());
            }
        } while (row != null);
        if (added + updated == 0) {
            throw ProblemException.invalid(
                    "contacts.import-empty", read + " rows", "The source has no contact, so nothing is changed.",
                    rejects.count() > 0 ? "Look into the file of rejected rows." : "Check what the source gives.");
        }
        if (anyBefore) {
            unmatched();
        }
        return new ImportReport(read, added, updated, kept, removed, rejects.count());
    }

    /** {@return the contacts as they are matched and searched once the directory has moved to them} */
    public DirectoryIndex index() {
        return index.build();
    }

    private void write(List<Row> rows, ColumnMapping mapping) throws IOException {
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(mapping.key(row.values())));
        keys.remove("");
        Map<String, UUID> ids = anyBefore ? contacts.ids(directory, before, keys) : Map.of();
        Set<String> inBatch = new HashSet<>();
        List<Contact> good = new ArrayList<>(rows.size());
        for (Row row : rows) {
            try {
                checkReadable(row);
                UUID id = ids.get(mapping.key(row.values()));
                Contact contact = mapping.contact(id == null ? Ids.next() : id, directory, row.values());
                checkNew(contact.key(), inBatch);
                good.add(contact);
                index.add(contact);
                if (id == null) {
                    added++;
                } else {
                    updated++;
                }
            } catch (ProblemException e) {
                rejects.add(row, e.problem());
            }
        }
        checkMemory();
        contacts.add(good, next);
    }

    private static void checkReadable(Row row) {
        for (String value : row.values()) {
            if (value != null && value.indexOf(TextEncoding.UNREADABLE) >= 0) {
                throw ProblemException.invalid(
                        "contacts.encoding", value, "Some of its bytes are no text in the file's encoding.",
                        "Save the file as UTF-8, or name its encoding.");
            }
        }
    }

    private void checkNew(String key, Set<String> inBatch) {
        boolean fresh = known.add(key);
        if (!inBatch.add(key) || !fresh && !contacts.ids(directory, next, List.of(key)).isEmpty()) {
            throw ProblemException.invalid(
                    "contacts.key-twice", key, "Another row before it has this id.", "Give each contact an id of its own.");
        }
    }

    private void checkMemory() {
        if (index.bytes() + known.bytes() > memory.getAsLong()) {
            throw ProblemException.of(
                    "contacts.too-many", Problem.Kind.TOO_LARGE, read + " rows",
                    "There is no memory for so many contacts; nothing is changed.",
                    "Give Jackfield more (JACKFIELD_HEAP), or import fewer.");
        }
    }

    private void unmatched() {
        String key = "";
        List<Contact> page;
        do {
            page = contacts.after(directory, before, key);
            Map<String, UUID> there =
                    page.isEmpty() ? Map.of() : contacts.ids(directory, next, page.stream().map(Contact::key).toList());
            List<Contact> others =
                    page.stream().filter(contact -> !there.containsKey(contact.key())).toList();
            if (deleteUnmatched) {
                removed += others.size();
            } else {
                contacts.add(others, next);
                others.forEach(index::add);
                kept += others.size();
                checkMemory();
            }
            key = page.isEmpty() ? key : page.getLast().key();
            progress.at(0, 0, read, rejects.count());
        } while (page.size() == ContactStore.AT_ONCE);
    }
}

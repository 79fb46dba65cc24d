package org.jackfield.core.contacts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactQuery;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.contacts.index.ContactIndex;
import org.jackfield.core.contacts.index.DirectoryIndex;
import org.jackfield.core.contacts.match.NumberReader;
import org.jackfield.core.contacts.store.ContactStore;
import org.jackfield.core.contacts.store.Database;
import org.jackfield.core.contacts.store.DirectoryStore;
import org.jackfield.core.contacts.store.StoredDirectory;

/**
 * Directories and contacts, in the database and in memory. What is in memory is always what a committed transaction left.
 * Questions never wait; changes are made one after the other.
 */
final class ContactBook {

    private final DirectoryStore directoryStore;
    private final ContactStore contactStore;
    private final ContactIndex index = new ContactIndex();
    private final Consumer<UUID> changed;
    private final Set<UUID> importing = ConcurrentHashMap.newKeySet();
    private final LongAdder asked = new LongAdder();
    private final LongAdder known = new LongAdder();
    private volatile Directories directories;
    private final IntSupplier longestExtension;
    private final NumberReader numbers;

    /**
     * @param longestExtension how many digits of a number are an extension's at most
     * @param changed told of every directory that has changed
     */
    ContactBook(SchemaReady schema, NumberReader numbers, IntSupplier longestExtension, Consumer<UUID> changed) {
        directoryStore = new DirectoryStore(schema);
        contactStore = new ContactStore(schema);
        this.changed = changed;
        directories = new Directories(directoryStore.all());
        this.numbers = numbers;
        this.longestExtension = longestExtension;
    }

    /** Reads the contacts of every directory into memory, small ones and those of people first come first. */
    void load() {
        for (Directory directory : directories.all()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            load(directory.id());
        }
        contactStore.removeLeftOver();
    }

    private void load(UUID directory) {
        synchronized (this) {
            if (!importing.add(directory)) {
                return; // an import fills it anyway
            }
        }
        try {
            DirectoryIndex.Builder builder = new DirectoryIndex.Builder(numbers);
            long generation = directories.find(directory).map(StoredDirectory::generation).orElse(0L);
            String key = "";
            List<Contact> page;
            do {
                page = contactStore.after(directory, generation, key);
                page.forEach(builder::add);
                key = page.isEmpty() ? key : page.getLast().key();
            } while (page.size() == ContactStore.AT_ONCE && !Thread.currentThread().isInterrupted());
            DirectoryIndex built = builder.build();
            if (directories.find(directory).isPresent()) {
                index.change(directory, before -> built);
            }
            changed.accept(directory);
        } finally {
            importing.remove(directory);
        }
    }

    NumberReader numbers() {
        return numbers;
    }

    ContactStore contactStore() {
        return contactStore;
    }

    DirectoryStore directoryStore() {
        return directoryStore;
    }

    Directories directories() {
        return directories;
    }

    ContactIndex index() {
        return index;
    }

    long asked() {
        return asked.sum();
    }

    long known() {
        return known.sum();
    }

    Optional<ContactMatch> match(String number, Optional<UUID> user) {
        return match(number, directories.of(user));
    }

    Optional<ContactMatch> matchShared(String number, Optional<UUID> user) {
        return match(number, directories.of(user).stream()
                .filter(directory -> directory.kind() != Directory.Kind.PERSONAL)
                .toList());
    }

    private Optional<ContactMatch> match(String number, List<Directory> inOrder) {
        asked.increment();
        if (NumberReader.compact(number).length() <= longestExtension.getAsInt()) {
            return Optional.empty();
        }
        long key = numbers.key(number);
        if (key == NumberReader.NONE) {
            return Optional.empty();
        }
        Optional<ContactMatch> match = index.match(key, inOrder.stream().map(Directory::id).toList());
        if (match.isPresent()) {
            known.increment();
        }
        return match;
    }

    ContactPage search(ContactQuery query, PageRequest page) {
        ContactIndex.Found found = index.search(query.directories(), query.text(), page);
        return new ContactPage(
                Database.ask(() -> contactStore.find(found.ids())), page.page(), page.size(), found.total(), found.more());
    }

    Optional<Contact> contact(UUID id) {
        return Database.ask(() -> contactStore.find(id));
    }

    /** {@return the directory as it is stored} */
    StoredDirectory stored(UUID directory) {
        return directories.find(directory).orElseThrow(() -> ProblemException.notFound(
                "contacts.directory", directory.toString(), "There is no such directory.", "It may have been deleted."));
    }

    synchronized void add(Directory directory) {
        checkName(directory);
        Database.change(() -> directoryStore.add(directory));
        directories = directories.with(new StoredDirectory(directory, 1, null, ""));
        changed.accept(directory.id());
    }

    synchronized void change(Directory directory) {
        checkName(directory);
        StoredDirectory stored = stored(directory.id());
        Database.change(() -> directoryStore.update(directory));
        directories = directories.with(stored.with(directory));
        changed.accept(directory.id());
    }

    synchronized void remove(UUID directory) {
        checkFree(directory);
        Database.change(() -> directoryStore.remove(directory));
        directories = directories.without(directory);
        index.remove(directory);
        changed.accept(directory);
    }

    private void checkName(Directory directory) {
        if (directory.kind() != Directory.Kind.PERSONAL
                && directories.hasName(directory.kind(), directory.name(), directory.id())) {
            throw ProblemException.conflict(
                    "contacts.directory-name", directory.name(), "There is a directory of this name.", "Choose another.");
        }
    }

    /** Adds a contact, or puts it in the place of the one with its id. */
    synchronized void save(Contact contact, boolean isNew) {
        checkFree(contact.directory());
        long generation = stored(contact.directory()).generation();
        UUID sameKey = Database.ask(() -> contactStore.ids(contact.directory(), generation, Set.of(contact.key())))
                .get(contact.key());
        if (sameKey != null && !sameKey.equals(contact.id())) {
            throw ProblemException.conflict(
                    "contacts.key-twice", contact.key(), "Another contact of the directory has this id.",
                    "Give it one of its own.");
        }
        Database.change(() -> {
            if (isNew) {
                contactStore.add(List.of(contact), generation);
            } else {
                contactStore.replace(contact, generation);
            }
        });
        index.change(contact.directory(), before -> before.with(contact, numbers));
        changed.accept(contact.directory());
    }

    synchronized void remove(Contact contact) {
        checkFree(contact.directory());
        Database.change(() -> contactStore.remove(contact.id(), stored(contact.directory()).generation()));
        index.change(contact.directory(), before -> before.without(contact.id(), numbers));
        changed.accept(contact.directory());
    }

    private void checkFree(UUID directory) {
        if (importing.contains(directory)) {
            throw ProblemException.conflict(
                    "contacts.importing", stored(directory).directory().name(),
                    "The directory is being imported or read.", "Try again when that has ended.");
        }
    }

    /** {@return the directory, which nobody may change until {@link #ended}} */
    synchronized StoredDirectory begin(UUID directory) {
        checkFree(directory);
        StoredDirectory stored = stored(directory);
        importing.add(directory);
        return stored;
    }

    /** {@return whether a directory has contacts, also while they are not read yet} */
    boolean hasAny(StoredDirectory directory) {
        return !contactStore.after(directory.directory().id(), directory.generation(), "").isEmpty();
    }

    /** Shows what an import wrote, in the database and in memory. */
    synchronized void show(StoredDirectory before, long generation, DirectoryIndex contacts) {
        UUID id = before.directory().id();
        StoredDirectory now = stored(id);
        if (!directoryStore.move(id, before.generation(), generation)) {
            throw ProblemException.conflict(
                    "contacts.directory", now.directory().name(), "The directory has gone or was changed meanwhile.",
                    "Import it again.");
        }
        directories = directories.with(
                new StoredDirectory(now.directory(), generation, now.importedAt(), now.importNote()));
        index.change(id, old -> contacts);
        changed.accept(id);
    }

    /** An import has ended, in whichever way. */
    synchronized void ended(UUID directory) {
        importing.remove(directory);
    }

    /** Keeps what came of an import. */
    synchronized void note(UUID directory, java.time.Instant at, String note) {
        directories.find(directory).ifPresent(stored -> {
            directoryStore.note(directory, at, note);
            directories = directories.with(new StoredDirectory(stored.directory(), stored.generation(), at, note));
            changed.accept(directory);
        });
    }
}

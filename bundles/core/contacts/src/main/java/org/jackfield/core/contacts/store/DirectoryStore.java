package org.jackfield.core.contacts.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The tables of directories and of who may use them. */
public final class DirectoryStore {

    private static final int NOTE = 1000;
    private static final String LABELS_APART = "\n";

    private final Jdbi jdbi;

    public DirectoryStore(SchemaReady schema) {
        this.jdbi = schema.jdbi();
    }

    /** {@return every directory} */
    public List<StoredDirectory> all() {
        return jdbi.withHandle(handle -> {
            Map<UUID, Set<UUID>> users = new HashMap<>();
            handle.createQuery("SELECT directory_id, user_id FROM contacts_directory_user")
                    .mapTo(Assignment.class)
                    .forEach(row -> users.computeIfAbsent(row.directoryId(), id -> new HashSet<>()).add(row.userId()));
            return handle.createQuery("SELECT * FROM contacts_directory").mapTo(Row.class).stream()
                    .map(row -> row.stored(users.getOrDefault(row.id(), Set.of())))
                    .toList();
        });
    }

    /** Adds a directory without contacts. */
    public void add(Directory directory) {
        jdbi.useTransaction(handle -> {
            Update insert = handle.createUpdate("INSERT INTO contacts_directory (id, kind, name, for_all, owner_id,"
                    + " number_labels, field_labels, generation, newest_generation, import_note) VALUES (:id, :kind, :name,"
                    + " :forAll, :owner, :numbers, :fields, 1, 1, '')");
            bind(insert, directory)
                    .bind("kind", directory.kind().name())
                    .bindByType("owner", directory.owner().orElse(null), UUID.class)
                    .execute();
            addUsers(handle, directory);
        });
    }

    /** {@return whether it was there to be changed} */
    public boolean update(Directory directory) {
        return jdbi.inTransaction(handle -> {
            int changed = bind(
                            handle.createUpdate("UPDATE contacts_directory SET name = :name, for_all = :forAll,"
                                    + " number_labels = :numbers, field_labels = :fields WHERE id = :id"),
                            directory)
                    .execute();
            handle.createUpdate("DELETE FROM contacts_directory_user WHERE directory_id = :id")
                    .bind("id", directory.id())
                    .execute();
            if (changed > 0) {
                addUsers(handle, directory);
            }
            return changed > 0;
        });
    }

    private static Update bind(Update update, Directory directory) {
        return update.bind("id", directory.id())
                .bind("name", directory.name())
                .bind("forAll", directory.global())
                .bind("numbers", String.join(LABELS_APART, directory.labels().numbers()))
                .bind("fields", String.join(LABELS_APART, directory.labels().fields()));
    }

    private static void addUsers(Handle handle, Directory directory) {
        for (UUID user : directory.users()) {
            handle.createUpdate("INSERT INTO contacts_directory_user (directory_id, user_id) VALUES (:directory, :user)")
                    .bind("directory", directory.id())
                    .bind("user", user)
                    .execute();
        }
    }

    /** Removes a directory; its contacts are nobody's from then on, and go with the next {@code removeLeftOver}. */
    public void remove(UUID directory) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM contacts_directory_user WHERE directory_id = :id")
                    .bind("id", directory)
                    .execute();
            handle.createUpdate("DELETE FROM contacts_directory WHERE id = :id").bind("id", directory).execute();
        });
    }

    /** {@return a generation that no contact of the directory is in; empty if there is no such directory} */
    public Optional<Long> nextGeneration(UUID directory) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(
                            "UPDATE contacts_directory SET newest_generation = newest_generation + 1 WHERE id = :id")
                    .bind("id", directory)
                    .execute();
            return handle.createQuery("SELECT newest_generation FROM contacts_directory WHERE id = :id")
                    .bind("id", directory)
                    .mapTo(Long.class)
                    .findOne();
        });
    }

    /** {@return whether the directory moved from one generation to another, and so all its contacts at once} */
    public boolean move(UUID directory, long from, long to) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE contacts_directory SET generation = :to WHERE id = :id AND generation = :from")
                        .bind("id", directory)
                        .bind("from", from)
                        .bind("to", to)
                        .execute())
                > 0;
    }

    /** Keeps what came of an import. */
    public void note(UUID directory, Instant at, String note) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE contacts_directory SET imported_at = :at, import_note = :note WHERE id = :id")
                .bind("id", directory)
                .bind("at", at)
                .bind("note", ColumnTypes.fit(note, NOTE))
                .execute());
    }

    /** Who may use a directory. */
    public record Assignment(UUID directoryId, UUID userId) {}

    /** A row as it is stored. */
    public record Row(
            UUID id,
            Directory.Kind kind,
            String name,
            boolean forAll,
            UUID ownerId,
            String numberLabels,
            String fieldLabels,
            long generation,
            long newestGeneration,
            Instant importedAt,
            String importNote) {

        StoredDirectory stored(Set<UUID> users) {
            ContactLabels labels = new ContactLabels(
                    Arrays.asList(numberLabels.split(LABELS_APART)), Arrays.asList(fieldLabels.split(LABELS_APART)));
            return new StoredDirectory(
                    new Directory(id, kind, name, forAll, users, Optional.ofNullable(ownerId), labels),
                    generation, importedAt, importNote);
        }
    }
}

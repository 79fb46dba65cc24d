package org.jackfield.core.contacts.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The table of contacts. */
public final class ContactStore {

    /** How many rows are read or written at once. */
    public static final int AT_ONCE = 1000;

    private static final String CURRENT =
            " FROM contacts_contact c JOIN contacts_directory d ON d.id = c.directory_id AND d.generation = c.generation";

    /** All columns of the index: H2 reads and sorts every row else. */
    private static final String BY_KEY = " ORDER BY directory_id, generation, source_key";

    static final String PAGE = "SELECT * FROM contacts_contact WHERE directory_id = :directory AND generation = :generation"
            + " AND source_key > :key" + BY_KEY + " OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY";

    private final Jdbi jdbi;
    private final Dialect dialect;

    public ContactStore(SchemaReady schema) {
        this.jdbi = schema.jdbi();
        this.dialect = schema.dialect();
    }

    /** {@return a contact as it holds} */
    public Optional<Contact> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** {@return contacts as they hold, in the order of the ids; without those that are not there} */
    public List<Contact> find(List<UUID> ids) {
        Map<UUID, Contact> found = new HashMap<>();
        jdbi.useHandle(handle -> {
            for (List<UUID> some : KeyLists.of(ids)) {
                handle.createQuery("SELECT c.*" + CURRENT + " WHERE c.id IN (<ids>)")
                        .bindList("ids", some)
                        .map((row, context) -> ContactRows.contact(row))
                        .forEach(contact -> found.put(contact.id(), contact));
            }
        });
        return ids.stream().map(found::get).filter(contact -> contact != null).toList();
    }

    /** {@return the next contacts of a generation after a key, in the order of the keys} */
    public List<Contact> after(UUID directory, long generation, String key) {
        return jdbi.withHandle(handle -> handle
                .createQuery(PAGE)
                .bind("directory", directory)
                .bind("generation", generation)
                .bind("key", key)
                .bind("most", AT_ONCE)
                .map((row, context) -> ContactRows.contact(row))
                .list());
    }

    /** {@return the ids of contacts of a generation by their keys} */
    public Map<String, UUID> ids(UUID directory, long generation, Collection<String> keys) {
        Map<String, UUID> ids = new HashMap<>();
        jdbi.useHandle(handle -> {
            for (List<String> some : KeyLists.<String>of(keys)) {
                keyQuery(handle, some)
                        .bind("directory", directory)
                        .bind("generation", generation)
                        .map((row, context) -> Map.entry(row.getString(1), UUID.fromString(row.getString(2))))
                        .forEach(found -> ids.put(found.getKey(), found.getValue()));
            }
        });
        return ids;
    }

    /** H2 uses an index for a list of values only if their column is its first; it reads the whole generation else. */
    private Query keyQuery(Handle handle, List<String> keys) {
        if (dialect != Dialect.H2) {
            return handle.createQuery("SELECT source_key, id FROM contacts_contact WHERE directory_id = :directory"
                            + " AND generation = :generation AND source_key IN (<keys>)")
                    .bindList("keys", keys);
        }
        String values = IntStream.range(0, keys.size())
                .mapToObj(i -> "(CAST(:key" + i + " AS VARCHAR(100)))")
                .collect(Collectors.joining(", "));
        Query query = handle.createQuery("SELECT c.source_key, c.id FROM (VALUES " + values + ") k (source_key)"
                + " JOIN contacts_contact c ON c.directory_id = :directory AND c.generation = :generation"
                + " AND c.source_key = k.source_key");
        for (int i = 0; i < keys.size(); i++) {
            query.bind("key" + i, keys.get(i));
        }
        return query;
    }

    /** Adds contacts to a generation. */
    public void add(Collection<Contact> contacts, long generation) {
        if (!contacts.isEmpty()) {
            List<Map<String, Object>> rows = new ArrayList<>(contacts.size());
            contacts.forEach(contact -> rows.add(ContactRows.values(contact, generation)));
            jdbi.useTransaction(handle -> Rows.insert(handle, "contacts_contact", rows));
        }
    }

    /** Puts a contact in the place of the one with its id. */
    public void replace(Contact contact, long generation) {
        jdbi.useTransaction(handle -> {
            delete(handle, contact.id(), generation);
            Rows.insert(handle, "contacts_contact", List.of(ContactRows.values(contact, generation)));
        });
    }

    /** Removes a contact. */
    public void remove(UUID id, long generation) {
        jdbi.useHandle(handle -> delete(handle, id, generation));
    }

    private static void delete(Handle handle, UUID id, long generation) {
        handle.createUpdate("DELETE FROM contacts_contact WHERE id = :id AND generation = :generation")
                .bind("id", id)
                .bind("generation", generation)
                .execute();
    }

    /** {@return how many contacts were removed that no directory's generation holds: what imports and removals leave} */
    public long removeLeftOver() {
        record Left(UUID directoryId, long generation) {}
        List<Left> left = jdbi.withHandle(handle -> handle
                .createQuery("SELECT DISTINCT c.directory_id, c.generation FROM contacts_contact c WHERE NOT EXISTS (SELECT 1"
                        + " FROM contacts_directory d WHERE d.id = c.directory_id AND d.generation = c.generation)")
                .map((row, context) -> new Left(UUID.fromString(row.getString(1)), row.getLong(2)))
                .list());
        return left.stream().mapToLong(each -> removeGeneration(each.directoryId(), each.generation())).sum();
    }

    /** {@return how many contacts of a generation were removed} */
    public long removeGeneration(UUID directory, long generation) {
        return Batches.run(AT_ONCE, most -> jdbi.inTransaction(handle -> {
            // the keys are in an index, so each step takes the time of its own rows
            Optional<String> next = handle.createQuery("SELECT source_key FROM contacts_contact WHERE directory_id = :directory"
                            + " AND generation = :generation" + BY_KEY + " OFFSET :most ROWS FETCH NEXT 1 ROWS ONLY")
                    .bind("directory", directory)
                    .bind("generation", generation)
                    .bind("most", most)
                    .mapTo(String.class)
                    .findOne();
            Update delete = handle.createUpdate("DELETE FROM contacts_contact WHERE directory_id = :directory"
                            + " AND generation = :generation" + (next.isPresent() ? " AND source_key < :next" : ""))
                    .bind("directory", directory)
                    .bind("generation", generation);
            next.ifPresent(key -> delete.bind("next", key));
            return delete.execute();
        }));
    }
}

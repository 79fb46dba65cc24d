package org.jackfield.core.contacts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeTelephony;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.contacts.match.NumberReader;
import org.jackfield.core.contacts.query.store.DatabaseDrivers;
import org.jackfield.core.contacts.store.ContactStore;

/** Contacts on a database of their own, as a site has them. */
final class ContactSite implements AutoCloseable {

    static final Subject ADMIN =
            new Subject("00000000-0000-7000-8000-00000000000a", "admin", Subject.Kind.PERSON, Set.of("administrator"));
    static final Subject ANN = new Subject("00000000-0000-7000-8000-00000000000b", "ann", Subject.Kind.PERSON, Set.of());

    final TestDatabase database;
    final NumberReader numbers = new NumberReader(number -> number.replaceFirst("^\\+44", "0"));
    final List<UUID> told = new ArrayList<>();
    final RecordingAudit audit = new RecordingAudit();
    final RecordingAlerts alerts;
    final ImmediateTasks tasks = new ImmediateTasks();
    final InMemorySettings settings = new InMemorySettings();
    final FakeSecurity security;
    final ImportFiles files;
    ContactBook book;
    ContactDesk desk;
    ImportDesk imports;
    final FewPeople people = new FewPeople();
    final FakeTelephony telephony = new FakeTelephony();
    final PhoneSystem head = telephony.put(new PhoneSystemId(Ids.next()), "Head office");
    final RowSources rows;

    ContactSite(Dialect dialect, Path folder, FakeSecurity security) {
        database = TestDatabase.open(dialect);
        this.security = security;
        files = new ImportFiles(folder);
        rows = new RowSources(files, new DatabaseDrivers(), people, new SpeedDials(telephony, digits -> digits.replaceFirst("^9", "")));
        alerts = new RecordingAlerts();
        start();
    }

    /** What a start of the process does. */
    void start() {
        book = new ContactBook(database, numbers, () -> 4, told::add);
        book.load();
        desk = new ContactDesk(book, security, audit);
        imports = new ImportDesk(
                book, desk, rows, tasks, settings, security, alerts, LeapingClock.at("2026-11-26T12:00:00Z"));
        tasks.handle(ImportDesk.TASK, imports);
    }

    Directory directory(String name, Directory.Kind kind, boolean global) {
        return desk.save(
                new Directory(Ids.next(), kind, name, global, Set.of(), Optional.empty(), ContactLabels.DEFAULT),
                ADMIN,
                "test");
    }

    Contact contact(Directory directory, String key, String name, String number) {
        return desk.save(
                new Contact(Ids.next(), directory.id(), key, name, List.of(number), List.of(), false, ""), ADMIN, "test");
    }

    List<String> names(Directory directory) {
        ContactPage found = desk.search(Optional.of(directory.id()), "", PageRequest.first(1000), ADMIN);
        return found.items().stream().map(Contact::name).toList();
    }

    long rows() {
        return database.jdbi().withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM contacts_contact").mapTo(Long.class).one());
    }

    ContactStore store() {
        return new ContactStore(database);
    }

    TaskStatus status(UUID task) {
        return tasks.status(task).orElseThrow();
    }

    /** The head office has these speed dials from now on. */
    void dials(CommandResult.SpeedDial... dials) {
        telephony.answer(Capability.QUERY_SPEED_DIALS, new CommandResult.SpeedDials(List.of(dials)));
    }

    /** A directory of few people, a page each. */
    static final class FewPeople implements DirectorySearch {
        List<Map<String, String>> entries = List.of();
        String asked = "";

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Found open(String base, String filter, Set<String> attributes) {
            asked = base + " " + filter;
            Iterator<Map<String, String>> left = entries.iterator();
            return new Found() {
                @Override
                public List<Entry> next() {
                    return left.hasNext() ? List.of(new Entry("", left.next())) : List.of();
                }

                @Override
                public void close() {}
            };
        }
    }

    static ImportSource csv(boolean deleteUnmatched) {
        return new ImportSource(
                ImportSource.Kind.CSV, "", "", "", "", "", new Secret(""), "", 60, Map.of(), deleteUnmatched, "");
    }

    @Override
    public void close() {
        database.close();
    }
}
